import Files
import Foundation
import TestSupport
import Testing

@Suite struct StagedFileTests {
  @Test func `takes the place of an earlier file, readable by owner and group only, and leaves nothing beside it`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "out/layer.geojson")
    try StagedFile.write(Array("new".utf8), to: "\(folder.path)/out/layer.geojson")
    #expect(try folder.read("out/layer.geojson") == "new")
    #expect(folder.contents(of: "out").count == 1)
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/out/layer.geojson")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test func `says why it cannot, and leaves an earlier folder of that name as it was`() throws {
    let folder = try TemporaryFolder()
    try folder.write("kept", to: "layer.geojson/inside")
    #expect(throws: FileError.self) { try StagedFile.write([1], to: "\(folder.path)/missing/layer.geojson") }
    #expect(throws: FileError.self) { try StagedFile.write([1], to: "\(folder.path)/layer.geojson") }
    #expect(folder.contents(of: ".").keys.filter { $0.hasSuffix(".partial") }.isEmpty)
    #expect(try folder.read("layer.geojson/inside") == "kept")
  }
}
