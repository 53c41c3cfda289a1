import Formats
import Foundation
@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite struct PoliceUKFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func chosen(
    _ names: [String], months: (String, String)? = nil, forces: [String] = []
  ) throws -> [String] {
    try choice(months, forces).files(of: "police", in: names.map { NamedFile(path: "/x/\($0)", name: "in/\($0)") })
      .map(\.name)
  }

  private func choice(_ months: (String, String)?, _ forces: [String]) throws -> PoliceUKFiles {
    var choice = PoliceUKFiles()
    choice.months = try months.map { try #require(Month($0.0))...(try #require(Month($0.1))) }
    choice.forces = forces
    return choice
  }

  @Test(arguments: [
    ("2025-01-sussex-street.csv", "2025-01 sussex"), ("a/2025-01/2025-01-sussex-street.csv", "2025-01 sussex"),
    ("2025-12-avon-and-somerset-street.csv", "2025-12 avon-and-somerset"),
    ("2025-01-btp-street-arun.csv", "2025-01 btp"),
    ("2025-01-Sussex-street.CSV", "2025-01 Sussex"),
  ])
  func `a file's name tells its month and force`(name: String, expected: String) throws {
    let parts = try #require(PoliceUKFiles.parts(of: name))
    #expect("\(parts.month) \(parts.force)" == expected)
  }

  @Test(arguments: [
    "2025-01-sussex-outcomes.csv", "2025-01-sussex-stop-and-search.csv", "2025-13-sussex-street.csv",
    "2025-01-sussex-street.csv.bak", "sussex-street.csv", "2025-01-street.csv", "2025-01--street.csv",
    "2025-01sussex-street.csv", "__MACOSX/2025-01/._2025-01-sussex-street.csv", "", "/", "2025-01", "-street.csv",
    "2025-01-sussex-street/readme.csv",
  ])
  func `other names tell nothing`(name: String) {
    #expect(PoliceUKFiles.parts(of: name) == nil)
  }

  @Test func `files are chosen by months and forces, in any case, and all are taken where none are named`() throws {
    let names = ["2024-12", "2025-01", "2025-02"].flatMap { month in
      ["sussex", "kent"].map { "\(month)-\($0)-street.csv" }
    }
    #expect(try chosen(names).count == 6)
    #expect(try chosen(["street (1).csv"]) == ["in/street (1).csv"])
    #expect(try chosen(names, months: ("2025-01", "2025-02")).count == 4)
    #expect(try chosen(names, months: ("2025-01", "2025-01"), forces: ["SUSSEX"]) == ["in/2025-01-sussex-street.csv"])
    #expect(try chosen(names, forces: ["sussex", "kent"]).count == 6)
  }

  @Test func `a name that does not tell what is asked, and a choice that leaves nothing, are refused`() throws {
    let untold = #expect(throws: InputError.self) { try chosen(["street (1).csv"], forces: ["sussex"]) }
    #expect(untold?.status == .badConfiguration)
    #expect(
      untold?.description.hasPrefix("in/street (1).csv: months and forces are chosen by the files' names") == true)
    let none = #expect(throws: InputError.self) {
      try chosen(["2025-01-sussex-street.csv"], months: ("2024-01", "2024-12"), forces: ["kent"])
    }
    #expect(none?.status == .noInput)
    #expect(
      none?.description == "police: no street-level file of 2024-01 to 2024-12 and of kent is among the files.")
  }

  // MARK: Archives

  /// Makes an archive with Python's zipfile of names and texts.
  private func archive(_ entries: [(name: String, text: String)], _ name: String = "a.zip") throws -> NamedFile {
    let python = try #require(Command.find("python3"))
    let path = "\(folder.path)/\(name)"
    let program = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
        for n, t in zip(sys.argv[2::2], sys.argv[3::2]): z.writestr(n, t)
      """
    let result = try Command.run(python, ["-c", program, path] + entries.flatMap { [$0.name, $0.text] })
    try #require(result.status == 0, "\(result.errors)")
    return NamedFile(path: path, name: "in/\(name)")
  }

  private static let hasPython = Command.find("python3") != nil

  private var street: [(name: String, text: String)] {
    ["2025-01", "2025-02"].flatMap { month in
      ["kent", "sussex"].flatMap { force -> [(name: String, text: String)] in
        let rows = (0..<(force == "kent" ? 2 : 3)).map {
          StreetFile.row(id: "\(month)\(force)\($0)", month: month, force: "\(force) Police")
        }
        return [
          ("\(month)/\(month)-\(force)-street.csv", StreetFile.text(rows)),
          ("\(month)/\(month)-\(force)-outcomes.csv", "Crime ID,Month\n1,\(month)\n"),
        ]
      }
    }
  }

  @Test(.enabled(if: hasPython, "python3 is installed"))
  func `of an archive with two forces and outcomes the street-level files are read as they lie`() throws {
    let packed = try archive(street + [("readme.txt", "x")])
    let files = try PoliceUKFiles().files(of: "police", in: [packed])
    #expect(
      files.map(\.name) == [
        "in/a.zip/2025-01/2025-01-kent-street.csv", "in/a.zip/2025-01/2025-01-sussex-street.csv",
        "in/a.zip/2025-02/2025-02-kent-street.csv", "in/a.zip/2025-02/2025-02-sussex-street.csv",
      ])
    let table = try readIncidents(files)
    #expect(table.files.map(\.rows) == [2, 3, 2, 3])
    let coverage = table.files.flatMap { $0.coverage.map { "\($0.force) \($0.month) \($0.rows)" } }
    #expect(
      coverage == [
        "kent Police 2025-01 2", "sussex Police 2025-01 3", "kent Police 2025-02 2", "sussex Police 2025-02 3",
      ])
    let one = try choice(("2025-02", "2025-12"), ["sussex"]).files(of: "police", in: [packed])
    #expect(one.map(\.name) == ["in/a.zip/2025-02/2025-02-sussex-street.csv"])
    // A loose file beside the archive.
    let loose = NamedFile(
      path: try folder.write(StreetFile.text([StreetFile.row()]), to: "2025-03-sussex-street.csv"),
      name: "in/2025-03-sussex-street.csv")
    let both = try choice(("2025-02", "2025-12"), ["sussex"]).files(of: "police", in: [packed, loose])
    #expect(both.map(\.entry) == ["2025-02/2025-02-sussex-street.csv", nil])
    #expect(try readIncidents(both).count == 4)
  }

  @Test(.enabled(if: hasPython, "python3 is installed"))
  func `an archive without a street-level file, and one with a name that leads out of it, are refused`() throws {
    let outcomes = try archive([("2025-01/2025-01-sussex-outcomes.csv", "Crime ID\n1\n")])
    let none = #expect(throws: InputError.self) { try PoliceUKFiles().files(of: "police", in: [outcomes]) }
    #expect(none?.status == .badData)
    #expect(
      none?.description.hasPrefix("in/a.zip: the archive has no file such as 2025-01/2025-01-sussex-street.csv.")
        == true)
    let trap = try archive(street + [("../../x", "Crime ID\n1\n")], "trap.zip")
    let error = #expect(throws: InputError.self) { try PoliceUKFiles().files(of: "police", in: [trap]) }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/trap.zip: the archive has a file named \"../../x\", ") == true)
    let other = try choice(("2019-01", "2019-12"), [])
    #expect(throws: InputError.self) { try other.files(of: "police", in: [try archive(street, "b.zip")]) }
  }

  // MARK: The real archives

  private static func real(_ name: String) -> NamedFile {
    NamedFile(path: SharedData.path("police/\(name).zip"), name: "\(name).zip")
  }

  @Test(
    .needsSharedData, .tags(.realData),
    arguments: [
      ("sussex_2018-10_to_2019-02", 5, 57_491), ("sussex_2024-01_to_2024-04", 4, 50_804),
      ("sussex_2025-01_to_2025-12", 12, 162_682),
    ])
  func `the real archives are read as they lie, every row of them`(name: String, months: Int, rows: Int) throws {
    let files = try PoliceUKFiles().files(of: "police", in: [Self.real(name)])
    #expect(files.count == months)
    let table = try readIncidents(files)
    // PROVENANCE.md of the shared data.
    #expect(table.rowsRead == rows && table.count == rows)
    #expect(table.coveredMonths().count == months)
    #expect(table.categories.count == 14 && table.categories.allSatisfy(\.isInScheme))
    #expect(table.files.allSatisfy { $0.coverage.count == 1 && $0.coverage[0].force == "Sussex Police" })
  }

  @Test(.needsSharedData, .tags(.realData))
  func `months are chosen in the real archives`() throws {
    let archives = ["sussex_2024-01_to_2024-04", "sussex_2025-01_to_2025-12"].map(Self.real)
    let files = try choice(("2024-04", "2025-01"), ["sussex"]).files(of: "police", in: archives)
    // Rows counted with Python's csv module.
    #expect(try readIncidents(files).files.map(\.rows) == [13_530, 12_027])
    #expect(throws: InputError.self) { try choice(nil, ["kent"]).files(of: "police", in: archives) }
  }

  @Test(
    .needsSharedData, .tags(.realData),
    .enabled(if: PoliceData.canUnzip, "unzip or python3 is here to unpack the archives"))
  func `an archive and its unpacked files give the same table`() throws {
    let name = "sussex_2024-01_to_2024-04"
    let files = try PoliceUKFiles().files(of: "police", in: [Self.real(name)])
    let unpacked = try TemporaryFolder()
    let loose = try PoliceData.unzip("\(name).zip", into: unpacked)
    let (packed, plain) = (try readIncidents(files), try readIncidents(loose))
    #expect(packed.files.map(\.rows) == plain.files.map(\.rows))
    #expect(packed.files.map(\.coverage) == plain.files.map(\.coverage))
    let difference = TableContents(packed).firstDifference(from: TableContents(plain))
    // The files differ by their names alone.
    #expect(difference == "files")
    var renamed = packed
    renamed.files = plain.files
    #expect(TableContents(renamed).firstDifference(from: TableContents(plain)) == nil)
  }
}
