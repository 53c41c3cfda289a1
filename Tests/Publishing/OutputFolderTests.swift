import Foundation
import Formats
import TestSupport
import Testing

@testable import Publishing

@Suite struct OutputFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func manifest(_ outputs: [String], for audience: String) -> String {
    let names = outputs.map { "\"\($0)\"" }.joined(separator: ", ")
    return "{\"versions\": {\"twitten\": \"1\"}, \"audience\": \"\(audience)\", \"outputs\": [\(names)]}"
  }

  @Test(arguments: [("public", Audience.internal), ("internal", .public), ("partner", .public)])
  func `files for one audience do not take the place of another's`(there: String, new: Audience) throws {
    try folder.write(manifest(["a.csv", "manifest.json"], for: there), to: "out/manifest.json")
    let error = #expect(throws: InputError.self) { try OutputFolder(path: "\(folder.path)/out", for: new) }
    #expect(error?.status == .cannotWrite)
    #expect(error?.description.contains("holds files for the audience \(there)") == true)
  }

  @Test func `the same audience's files are replaced, and another hand's stay`() throws {
    try folder.write(manifest(["a.csv", "manifest.json"], for: "public"), to: "out/manifest.json")
    try folder.write("old", to: "out/a.csv")
    try folder.write("mine", to: "out/notes.txt")
    try OutputFolder(path: "\(folder.path)/out", for: .public).publish([("b.csv", Array("new".utf8))])
    #expect(folder.contents(of: "out").keys.sorted() == ["b.csv", "notes.txt"])
  }

  @Test func `what another hand had in a folder whose exchange was cut short is put back`() throws {
    // The new files are in their place; the old folder still lies out of sight with what was not moved yet.
    try folder.write(manifest(["b.csv", "manifest.json"], for: "public"), to: "out/manifest.json")
    try folder.write(manifest(["a.csv", "manifest.json"], for: "public"), to: ".out.partial/manifest.json")
    try folder.write("old", to: ".out.partial/a.csv")
    try folder.write("mine", to: ".out.partial/notes.txt")
    try OutputFolder(path: "\(folder.path)/out", for: .public).publish([("b.csv", Array("new".utf8))])
    #expect(try folder.read("out/notes.txt") == "mine")
    #expect(folder.contents(of: "out").keys.sorted() == ["b.csv", "notes.txt"])
  }

  @Test func `a folder that was being filled when it was killed is emptied`() throws {
    try folder.write("half", to: ".out.partial/b.csv")
    try OutputFolder(path: "\(folder.path)/out", for: .public).publish([("b.csv", Array("new".utf8))])
    #expect(try folder.read("out/b.csv") == "new")
  }
}
