internal import Spatial

/// Invented street names, each given out once, and the kinds of place that police.uk names instead of a street.
struct StreetNames {
  private static let firsts = [
    "Acacia", "Anchor", "Angler", "Ashen", "Beacon", "Bellweather", "Bramble", "Brine", "Capstan", "Cinder",
    "Cockle", "Cooper's", "Coral", "Curlew", "Cutler", "Dabchick", "Driftwood", "Dunlin", "Ebb", "Elderberry",
    "Fiddler's", "Fishergate", "Flint", "Foxglove", "Gannet", "Glassworks", "Gorse", "Halyard", "Harrow", "Hawser",
    "Heron", "Hopfield", "Ironmonger", "Juniper", "Keelson", "Kelp", "Kestrel", "Kittiwake", "Lantern", "Larkrise",
    "Lavender", "Lobster", "Lychgate", "Mackerel", "Maltings", "Marram", "Meadowsweet", "Mercer", "Mizzen", "Mole",
    "Netmaker", "Old Kiln", "Orchard", "Osprey", "Oyster", "Paddock", "Pebble", "Pilot", "Plover", "Quarry",
    "Ropewalk", "Rowan", "Saltpan", "Samphire", "Sandpiper", "Saxon", "Sexton", "Shingle", "Skylark", "Slipway",
    "Spinnaker", "Starling", "Tamarisk", "Teasel", "Tern", "Thrift", "Tidewell", "Turnstone", "Weaver", "Whelk",
  ]
  private static let lasts = ["Road", "Close", "Street", "Avenue", "Lane", "Way", "Gardens", "Drive", "Terrace"]
  private static let country = ["Hill", "Drove", "Green", "Bottom"]
  /// Names that every town has, some in the spelling that police.uk makes of an apostrophe.
  private static let common = [
    "Station Road", "Church Lane", "London Road", "St Brannock'S Road", "Queen'S Road", "Marine Parade",
    "Market Street",
    "Castle Street", "North Street", "South Street", "West Street", "The Promenade", "Harbour Road", "Priory Road",
  ]
  private static let betweenCommonNames = 24
  /// What stands at a point, and how often.
  static let features = [
    ("Parking Area", 10.0), ("Supermarket", 6), ("Sports/Recreation Area", 5), ("Petrol Station", 4),
    ("Park/Open Space", 4),
    ("Shopping Area", 3), ("Nightclub", 2), ("Pedestrian Subway", 2), ("Further/Higher Educational Building", 1),
    ("Theatre/Concert Hall", 1), ("Hospital", 1), ("Bus/Coach Station", 1), ("Police Station", 1),
  ]

  private var town: [String] = []
  private var lanes: [String] = []

  init(seed: UInt64) {
    var random = RandomNumbers(seed: seed, .streetNames)
    for first in Self.firsts {
      for last in Self.lasts { town.append("\(first) \(last)") }
      for last in Self.country { lanes.append("\(first) \(last)") }
    }
    random.shuffle(&town)
    random.shuffle(&lanes)
    // Names are taken from the end: one common name to about every 24 streets, in all parts of the town.
    for (number, name) in Self.common.enumerated() {
      town.insert(name, at: town.count - 1 - number * Self.betweenCommonNames)
    }
  }

  mutating func street() -> String { town.popLast() ?? "Unnamed Road" }

  mutating func lane() -> String { lanes.popLast() ?? "Unnamed Lane" }
}
