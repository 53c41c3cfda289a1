/// Everything that is known of one place, beside its district.
///
/// A place of a few metres is a house, and what is told of it tells of those who live there: `isIdentifying` says so. The
/// common misreading of any profile: a place that was chosen because much happened there will mostly look worse than it is, and
/// better the next time, whatever is done.
public struct PlaceProfile: Sendable {
  /// The place.
  public let outline: PlaceOutline
  /// Its ground, people and deprivation.
  public let ground: ProfileGround
  /// What lies near, by layer of points.
  public let nearest: [NearestPoints]
  /// What each analysis says, in the order of the configuration.
  public let looks: [ProfileLook]

  /// - Parameters:
  ///   - outline: the place.
  ///   - ground: its ground.
  ///   - nearest: what lies near.
  ///   - looks: what each analysis says.
  public init(_ outline: PlaceOutline, _ ground: ProfileGround, nearest: [NearestPoints], looks: [ProfileLook]) {
    self.outline = outline
    self.ground = ground
    self.nearest = nearest
    self.looks = looks
  }

  /// With fewer postcodes than these a place may be told from its neighbours; police.uk's points have at least eight addresses.
  public static let leastAddressPoints = 8
  /// With fewer people than these.
  public static let leastPeople = 100.0
  /// A circle with a smaller radius.
  public static let leastRadiusMetres = 50.0

  /// Why the place may be that of a few people, in words, one for each reason; empty where it is not.
  public var identifyingReasons: [String] {
    var reasons: [String] = []
    if case .centre(_, _, let radius) = outline.measure, radius < Self.leastRadiusMetres {
      reasons.append("its radius is less than \(Int(Self.leastRadiusMetres)) m")
    }
    if let points = ground.addressPoints, points < Self.leastAddressPoints {
      reasons.append(
        "it holds \(points) \(points == 1 ? "postcode" : "postcodes"), fewer than \(Self.leastAddressPoints)")
    }
    if let people = ground.people.first?.value, people < Self.leastPeople {
      reasons.append("some \(Int(people.rounded())) people live there, fewer than \(Int(Self.leastPeople))")
    }
    return reasons
  }
}
