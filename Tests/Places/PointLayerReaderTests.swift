import Formats
@testable import Places
import Spatial
import TestSupport
import Testing

@Suite struct PointLayerReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(
    _ text: String, _ name: String = "premises.csv", _ change: (inout PointLayerReader) -> Void = { _ in }
  ) throws -> PointLayer {
    var reader = PointLayerReader(layer: "premises", projection: ProjectionChoice(usesGrids: false))
    change(&reader)
    return try reader.read([NamedFile(path: try folder.write(text, to: name), name: name)])
  }

  @Test func `a table of metres keeps its order, and what has no place is left out and counted`() throws {
    let layer = try read(
      "Trading Name,Type,Easting,Northing\nThe Crown,Pub,500100,105100\nNA,Shop,500200,105200\nNowhere,Pub,NA,NA\n"
        + "Zero,Pub,0,0\nWords,Pub,here,there\nFar,Pub,5000000,105000\n"
    ) { $0.typeProperty = "Type" }
    #expect(layer.x == [500_100, 500_200] && layer.y == [105_100, 105_200])
    #expect(layer.names == ["The Crown", nil] && layer.types == ["Pub", "Shop"])
    #expect(
      layer.notes[0]
        == "premises.csv: 6 read, 2 kept; left out: 1 outside the United Kingdom, 1 with coordinates that are no "
        + "numbers, 2 without a place.")
  }

  @Test func `only some values of a column are kept where it is asked for`() throws {
    let layer = try read("name,status,x,y\nA,Granted,500100,105100\nB,Lapsed,500200,105200\n") {
      $0.keep = ("status", ["granted"])
    }
    #expect(layer.names == ["A"] && layer.notes[0].contains("1 not among those that are kept"))
  }

  @Test func `points of GeoJSON have degrees by default, and what is no point is refused`() throws {
    let point =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","id":7},"geometry":"#
      + #"{"type":"Point","coordinates":[-0.5,50.8]}},{"type":"Feature","properties":{},"geometry":null}]}"#
    let layer = try read(point, "premises.geojson")
    #expect(layer.count == 1 && layer.names == ["A"] && layer.references == ["7"])
    #expect((500_000...510_000).contains(layer.x[0]) && (95_000...110_000).contains(layer.y[0]))
    let line = point.replacing(
      #""Point","coordinates":[-0.5,50.8]"#, with: #""LineString","coordinates":[[-0.5,50.8],[-0.5,50.9]]"#)
    #expect { try read(line, "lines.geojson") } throws: {
      "\($0)".contains("feature 1 is a LineString, and premises are points")
    }
  }

  @Test(arguments: [
    ("name,kind\nA,B\n", "no columns of coordinates and none of postcodes"),
    ("name,postcode\nA,BN1 1AA\n", "tables of postcodes are needed"),
    ("name,x,y\nA,,\n", "no point is left"), ("name,x,y\nA,5000000,105000\n", "lies outside the United Kingdom"),
  ])
  func `says what is wrong with a table`(text: String, sentence: String) throws {
    #expect { try read(text) } throws: { "\($0)".contains(sentence) }
  }

  @Test func `semicolons, thousands commas and a first row without a number do not lose the others`() throws {
    let layer = try read("name;x;y\nNone;nan;nan\nA;500,100;105,100\nB;500200;105200\n")
    #expect(layer.names == ["A", "B"] && layer.x == [500_100, 500_200])
    let stated = try read("name,e,n\nNone,nan,nan\nA,500100,105100\n") { ($0.xColumn, $0.yColumn) = ("e", "n") }
    #expect(stated.x == [500_100])
    #expect { try read("name,e,n\nA,1,2\n") { $0.xColumn = "e" } } throws: { "\($0)".contains("x and y go together") }
  }

  // MARK: Real registers

  private func licensing(_ name: String, _ change: (inout PointLayerReader) -> Void = { _ in }) throws -> PointLayer {
    var reader = PointLayerReader(layer: "premises", projection: ProjectionChoice(usesGrids: false))
    change(&reader)
    return try reader.read([NamedFile(path: SharedData.path("licensing/\(name)"), name: name)])
  }

  @Test(.needsSharedData, .tags(.realData))
  func `the registers of three districts are read as they lie there`() throws {
    let arun = try licensing("Arun_premises.csv") { $0.typeProperty = "Licence Type" }
    #expect(
      arun.count == 447 && arun.notes[0] == "Arun_premises.csv: 475 read, 447 kept; left out: 28 without a place.")
    let granted = try licensing("Arun_premises.csv") { $0.keep = ("Licence Status", ["Granted"]) }
    // pandas: 417 rows have both a place and the status Granted.
    #expect(granted.count == 417)
    #expect(try licensing("Adur_premises.csv").count == 158)
    #expect(try licensing("Worthing_premises.csv").notes[0].hasPrefix("Worthing_premises.csv: 352 read"))
  }

  @Test(.needsSharedData, .tags(.realData))
  func `a register without coordinates is located by the postcodes that end its addresses`() throws {
    let postcodes = try Postcodes(
      ["codepoint_open_2014_bn.csv", "codepoint_open_2014_po_rh_tn_gu_sussex.csv"].map {
        NamedFile(path: SharedData.path("postcodes/\($0)"), name: $0)
      })
    let layer = try licensing("Arun_current_Premises_licence_register_extracted_02_03_2023.csv") {
      $0.addressColumn = "Dtf Location"
      $0.postcodes = postcodes
    }
    // pandas: of 475 addresses 29 end in no postcode, one of which is blank, and 442 in one of Code-Point Open of 2014.
    #expect(layer.count == 442)
    #expect(layer.notes[0].contains("4 with an unknown postcode") && layer.notes[0].contains("29 without a postcode"))
    #expect(layer.notes.contains { $0.contains("located by postcode") })
  }
}
