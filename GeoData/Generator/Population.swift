internal import Formats
internal import Spatial

/// Residents of each LSOA.
enum Population {
  /// The Office for National Statistics draws LSOAs for 1,000 to 3,000 people; these keep to the lower part.
  static func table(_ district: District, seed: UInt64) -> [UInt8] {
    var random = RandomNumbers(seed: seed, .population)
    var file = CSVWriter(header: ["LSOA21CD", "LSOA21NM", "Population"])
    for lsoa in district.lsoas {
      let people = 1_060 + (random.uniform() + random.uniform() + random.uniform()) * 450
      file.append([.text(lsoa.code), .text(lsoa.name), .integer(Int(people))])
    }
    return file.finish()
  }
}
