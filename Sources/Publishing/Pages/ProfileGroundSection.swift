import Formats
import Places
import Tasking

/// The ground of a place on its page: how large it is, who lives there, and what it lies in.
enum ProfileGroundSection {
  static func section(_ ground: ProfileGround, picture: Page.Picture?, district: String) -> Page.Section {
    var section = Page.Section(heading: "The place")
    section.figures = figures(ground, district)
    section.sentences = sentences(ground)
    section.pictures = [picture].compactMap { $0 }
    section.tables = [lsoas(ground)].compactMap { $0 } + layers(ground)
    return section
  }

  private static func figures(_ ground: ProfileGround, _ district: String) -> [Page.Figure] {
    var figures = [
      Page.Figure(
        "Ground", ProfileNumber.ground(ground.squareMetres),
        "\(ProfileNumber.percent(ground.districtShare)) of the study area")
    ]
    figures += ground.people.map { people in
      Page.Figure(
        people.name, people.value.map { FixedDecimal.string($0, decimals: 0) } ?? ProfileNumber.unknown,
        people.share.map { "\(ProfileNumber.percent($0)) of \(district)" } ?? "")
    }
    if let decile = ground.measureDecile, let measure = ground.measure, measure != .whole {
      figures.append(
        Page.Figure(
          "Deprivation decile", ProfileNumber.decimal(decile), "\(measure.words); 1 is the most deprived tenth"))
    }
    if let decile = ground.imdDecile {
      figures.append(
        Page.Figure("IMD decile", ProfileNumber.decimal(decile), "the whole index; 1 is the most deprived tenth"))
    }
    if let points = ground.addressPoints { figures.append(Page.Figure("Address points", String(points))) }
    return figures
  }

  private static func sentences(_ ground: ProfileGround) -> [String] {
    let deciles =
      ground.imdDecile == nil && ground.measureDecile == nil
      ? [] : ["Deciles are the mean over the place's people of the deciles of their LSOAs: nobody's own."]
    return (ground.peopleSource.map { ["People: \($0)."] } ?? []) + deciles
  }

  private static func lsoas(_ ground: ProfileGround) -> Page.Table? {
    if ground.lsoas.isEmpty { return nil }
    return Page.Table(
      "LSOAs that have ground in the place",
      columns: [
        .words("LSOA"), .words("Name"), .number("Of its ground"), .number("Of its people"), .number("IMD decile"),
        .number("Decile beside crime"),
      ],
      rows: ground.lsoas.map {
        [
          $0.code, $0.name, ProfileNumber.percent($0.groundShare), ProfileNumber.percent($0.peopleShare),
          ProfileNumber.decimal($0.imdDecile, 0), ProfileNumber.decimal($0.measureDecile, 0),
        ]
      })
  }

  private static func layers(_ ground: ProfileGround) -> [Page.Table] {
    ground.layers.filter { !$0.areas.isEmpty }.map { layer in
      Page.Table(
        "\(layer.name) that share ground with the place",
        columns: [
          .words("Code"), .words("Name"), .number("Hectares shared"), .number("Of the place"), .number("Of the area"),
        ],
        rows: layer.areas.map {
          [
            $0.code, $0.name, ProfileNumber.decimal($0.squareMetres / 1e4, 2), ProfileNumber.percent($0.placeShare),
            ProfileNumber.percent($0.areaShare),
          ]
        })
    }
  }
}
