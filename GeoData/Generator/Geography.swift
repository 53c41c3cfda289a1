internal import Formats
internal import Spatial

/// The boundary files, with the property names of the Office for National Statistics.
enum Geography {
  static func wards(_ district: District, _ projector: Projector) throws(SpatialError) -> [UInt8] {
    var file = GeoJSONWriter(name: "wards")
    for ward in district.wards.sorted(by: { $0.code < $1.code }) {
      file.append(
        .polygon(try ward.polygon.projected(by: projector)),
        properties: [
          ("WD25CD", .text(ward.code)), ("WD25NM", .text(ward.name)),
          ("LAD25CD", .text(DistrictPlan.code)), ("LAD25NM", .text(DistrictPlan.name)),
        ])
    }
    return file.finish()
  }

  static func lsoas(_ district: District, _ projector: Projector) throws(SpatialError) -> [UInt8] {
    var file = GeoJSONWriter(name: "lsoas")
    for lsoa in district.lsoas {
      file.append(
        .polygon(try lsoa.polygon.projected(by: projector)),
        properties: [("LSOA21CD", .text(lsoa.code)), ("LSOA21NM", .text(lsoa.name))])
    }
    return file.finish()
  }
}
