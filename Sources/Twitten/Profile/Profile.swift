public import Formats
import Incidents
import Places
package import Publishing
import Spatial
public import Tasking

/// The profile of a place, with what was read to make it.
public struct Profile: Sendable {
  /// The numbers.
  public let place: PlaceProfile
  /// What was read.
  public let evidence: Evidence
  /// What was asked for.
  public let configuration: Configuration
  /// How the place was found, a sentence each.
  public let notes: [String]
  /// Why analyses could not be made, a sentence each.
  public let notMade: [String]

  /// What must be read before the profile is passed on, a sentence each.
  public var warnings: [String] { ProfileSentences.warnings(self) }

  /// Every automatic choice, a sentence each.
  public var choices: [String] {
    configuration.defaults + evidence.choices + notes + ProfileSentences.method
  }

  /// Every file that was read.
  public var inputPaths: [String] { configuration.inputs.map(\.path) }

  /// The profile as sections of figures, sentences, pictures and tables.
  package var page: Page {
    ProfilePage.page(
      place, on: evidence.ground, district: configuration.area,
      ProfilePage.Words(
        lead: ProfileSentences.lead(self), warnings: warnings, looks: place.looks.map(ProfileSentences.of),
        notes: choices))
  }
}

extension Run {
  /// Reads the files and makes the profile of a place; writes nothing.
  ///
  /// - Parameters:
  ///   - place: which.
  ///   - names: the analyses that are asked for; empty for all.
  ///   - progress: called with what is being done, a few words at a time.
  /// - Throws: where the place is not known or lies outside the study area, or no analysis has incidents.
  public func profile(
    of place: ProfilePlace, analyses names: [String] = [],
    progress: (String) -> Void = { _ in }
  ) throws(InputError) -> Profile {
    let evidence = try gather(progress: progress)
    let found = try ProfilePlaceFinder(
      configuration: configuration, ground: evidence.ground, projector: evidence.projector
    ).find(place)
    let choices = try Self.chosen(Analysis.choices(of: configuration, on: evidence), names)
    var looks: [ProfileLook] = []
    var notMade: [InputError] = []
    do {
      progress("laying \(found.outline.name) over the ground")
      let ground = try ProfileGround(found.outline, on: evidence.ground, workers: workers)
      let subject = try ProfileSubject(
        found.outline, among: evidence.incidents, isInside: evidence.join.isInside, workers: workers)
      for choice in choices {
        progress("looking at \(choice.name)")
        do {
          looks.append(try look(choice, subject, ground, on: evidence))
        } catch let error as InputError {
          guard error.status == .badData else { throw error }
          notMade.append(error)
        }
      }
      if looks.isEmpty, let first = notMade.first { throw first }
      let nearest = try evidence.ground.points.map { (layer) throws(SpatialError) in
        try NearestPoints(
          ProfilePoints(name: layer.name, x: layer.x, y: layer.y, names: layer.names, types: layer.types),
          to: found.outline)
      }
      return Profile(
        place: PlaceProfile(found.outline, ground, nearest: nearest, looks: looks), evidence: evidence,
        configuration: configuration, notes: found.notes, notMade: notMade.map(\.description))
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.ourFault, "\(found.outline.name): \(error)")
    }
  }

  private static func chosen(
    _ choices: [Configuration.AnalysisChoice], _ names: [String]
  ) throws(InputError) -> [Configuration.AnalysisChoice] {
    let known = choices.map(\.name)
    for name in names where !known.contains(name) {
      let nearest = NearestWord.to(name, among: known).map { " Is \"\($0)\" meant?" } ?? ""
      throw InputError(
        .usage, "There is no analysis \"\(name.prefix(60))\" among \(known.joined(separator: ", ")).\(nearest)")
    }
    return names.isEmpty ? choices : choices.filter { names.contains($0.name) }
  }

  private func look(
    _ choice: Configuration.AnalysisChoice, _ subject: ProfileSubject, _ ground: ProfileGround, on evidence: Evidence
  ) throws -> ProfileLook {
    let (incidents, leftOut) = choice.selection.select(from: evidence.incidents)
    let comparison = try Analysis.comparison(choice, incidents, leftOut, evidence, configuration.period)
    let usable = Analysis.usable(choice, incidents.chosenSources, evidence.completeness)
    let calendar = SeriesCalendar(
      covered: incidents.coveredMonths(), usable: usable, until: comparison.current.last)
    let map = try HotspotFinder(
      incidents, among: evidence.incidents, evidence.join, on: evidence.ground, comparison, settings: choice.hotspots
    ).find(workers: workers)
    return try ProfileLook(
      ProfileLook.Choice(name: choice.name, comparison, calendar, map, peaks: configuration.time.peaks), incidents,
      among: evidence.incidents, subject, ground, workers: workers)
  }
}
