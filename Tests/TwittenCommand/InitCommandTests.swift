import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct InitCommandTests {
  @Test func `the small district's draft runs as it stands`() throws {
    let district = try SmallDistrict()
    let folder = district.folder.path
    let drafted = try Command.twitten(
      ["init", "police", "wards.geojson", "./lsoas.geojson", "iod.csv", "population.csv"], in: folder)
    #expect(drafted.status == 0, "\(drafted.errors)")
    #expect(drafted.errors.contains("police/2025-01-street.csv: police.uk street-level crime, because its first line"))
    #expect(drafted.output.contains("\n  wards: { file: wards.geojson }\n  lsoas: { file: lsoas.geojson }\n"))
    #expect(drafted.output.contains("\n    files: [\"police/*-street.csv\"]\n"))
    try district.folder.write(drafted.output, to: "draft.yaml")
    let result = try Command.twitten(["run", "draft.yaml"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("High Street, Area 0         96      96"))
  }

  @Test func `a folder to save it in changes the paths and not what they lead to`() throws {
    let district = try SmallDistrict()
    let folder = district.folder.path
    try FileManager.default.createDirectory(atPath: "\(folder)/settings/deep", withIntermediateDirectories: true)
    let drafted = try Command.twitten(
      ["init", "--folder", "settings/deep", "police", "wards.geojson"], in: folder)
    #expect(drafted.output.contains("wards: { file: ../../wards.geojson }"))
    #expect(drafted.output.contains("files: [\"../../police/*-street.csv\"]"))
    try district.folder.write(drafted.output, to: "settings/deep/draft.yaml")
    let result = try Command.twitten(["run", "settings/deep/draft.yaml"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `a draft that lacks something is printed and ends with the status for no input`() throws {
    let district = try SmallDistrict()
    let drafted = try Command.twitten(["init", "police", "nosuch.csv"], in: district.folder.path)
    #expect(drafted.status == 66 && drafted.output.contains("#   wards: { file: wards.geojson }"))
    #expect(drafted.errors.contains("nosuch.csv: there is no such file or folder."))
    #expect(drafted.errors.contains("twitten: The draft cannot be run yet: no file of ward boundaries"))
  }

  @Test func `names cannot steer the terminal or end a comment`() throws {
    let district = try SmallDistrict()
    let name = "x\u{1B}[2J\nincidents: [].csv"
    try district.folder.write("a,b\n1,2\n", to: name)
    let drafted = try Command.twitten(["init", "."], in: district.folder.path)
    #expect(drafted.status == 0, "\(drafted.errors)")
    #expect(!(drafted.output + drafted.errors).contains("\u{1B}"))
    #expect(drafted.errors.contains("x?[2J?incidents: [].csv: not read"))
  }

  @Test func `help shows an example, and no files are a usage error`() throws {
    let help = try Command.twitten(["init", "--help"])
    #expect(help.status == 0 && help.output.contains("> arun.yaml"))
    #expect(try Command.twitten(["init"]).status == 64)
    #expect(try Command.twitten(["init", "x", "--folder", "/no/such"]).status == 66)
  }
}

/// Drafts of the real Arun files, run with what they say.
@Suite(.needsSharedData, .tags(.command, .realData)) struct ArunInitTests {
  private func run(_ drafted: Command.Result, in folder: TemporaryFolder) throws -> Command.Result {
    #expect(drafted.status == 0, "\(drafted.errors)")
    try folder.write(drafted.output, to: "arun.yaml")
    return try Command.twitten(["run", "arun.yaml"], in: folder.path)
  }

  @Test func `files named where they lie`() throws {
    let folder = try TemporaryFolder()
    let names = [
      "licensing/Arun_premises.csv", "proj", "postcodes", "population", "deprivation",
      "boundaries/lsoa_2021/E07000224.geojson",
      "boundaries/wards_2025/E07000224.geojson", "police/arun_2025",
    ]
    let result = try run(Command.twitten(["init"] + names.map(SharedData.path), in: folder.path), in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("Arun, crime, 2025-07 to 2025-12"))
    #expect(result.output.contains("14741 rows = 14731 inside + 10 outside + 0 unlocated + 0 rejected"))
  }

  @Test func `one folder with links to everything, both vintages of all`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "files/.keep")
    let folders = ["police/arun_2025", "deprivation", "population", "lookups", "postcodes", "licensing", "proj"]
    let files =
      folders.flatMap(SharedData.files)
      + ["wards_2013/E07000224.json", "wards_2013/topo_E07000224.json", "sussex_ltlas_2022.geojson"].map {
        SharedData.path("boundaries/\($0)")
      }
    for file in files {
      let name = URL(fileURLWithPath: file).lastPathComponent
      try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/files/\(name)", withDestinationPath: file)
    }
    for (layer, name) in [("wards_2025", "wards"), ("lsoa_2011", "lsoas-old"), ("lsoa_2021", "lsoas")] {
      try FileManager.default.copyItem(
        atPath: SharedData.path("boundaries/\(layer)/E07000224.geojson"), toPath: "\(folder.path)/files/\(name).geojson"
      )
    }
    let drafted = try Command.twitten(["init", "files"], in: folder.path)
    for line in [
      "area: Arun", "    files: [\"files/*-sussex-street-arun.csv\"]", "  wards: { file: files/wards.geojson }",
      "  lsoas: { file: files/lsoas.geojson }", "deprivation: { file: files/iod2025_lsoa21_sussex.csv }",
      "population: { file: files/lsoa21_census2021_population_sussex.csv }", "projection: { grids: files }",
    ] {
      #expect(drafted.output.contains("\n\(line)\n"), "\(line)")
    }
    for sentence in [
      "topo_E07000224.json: TopoJSON", "E07000224.json: ward boundaries of 2013", "Arun_premises.csv: a register",
      "lsoa21_ward24_ltla24_sussex.csv: a table of area codes", "licence.txt: not read",
      "sussex_ltlas_2022.geojson: district boundaries of 2022",
    ] {
      #expect(drafted.errors.contains("files/\(sentence)"), "\(sentence)")
    }
    let result = try run(drafted, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("14741 rows = 14731 inside + 10 outside + 0 unlocated + 0 rejected"))
  }

  @Test func `all districts' wards are taken and the cut police files tell the area`() throws {
    let folder = try TemporaryFolder()
    let names = ["police/arun_2025", "boundaries/wards_2025", "boundaries/lsoa_2021"].map(SharedData.path)
    let drafted = try Command.twitten(["init"] + names, in: folder.path)
    #expect(drafted.output.contains("\narea: Arun\n"))
    #expect(drafted.output.contains("wards: { files: [\"\(SharedData.path("boundaries/wards_2025"))/*.geojson\"] }"))
    let result = try run(drafted, in: folder)
    #expect(result.output.contains("14741 rows = 14731 inside"), "\(result.errors)")
  }

  @Test func `an archive of months that lie unpacked beside it is left out, and one of other months is not`() throws {
    let drafted = try Command.twitten([
      "init", SharedData.path("police"), SharedData.path("boundaries/wards_2025/E07000224.geojson"),
    ])
    #expect(drafted.status == 0)
    #expect(drafted.errors.contains("sussex_2025-01_to_2025-12.zip: an archive of police.uk street-level crime"))
    let text = drafted.output.replacingOccurrences(of: "\n  # ", with: " ")
    #expect(text.contains("sussex_2025-01_to_2025-12.zip: 2025-01 to 2025-12 is read from"))
    #expect(text.contains("2025-08-sussex-street.csv: 2025-08 is read from"))
    #expect(drafted.output.contains("      - \"\(SharedData.path("police/sussex_2024-01_to_2024-04.zip"))\"\n"))
    #expect(drafted.output.contains("without a gap up to 2025-12") || drafted.output.contains("up to 2025-12."))
  }

  @Test func `road collisions are taken as STATS19`() throws {
    let drafted = try Command.twitten(["init", SharedData.path("collisions")])
    #expect(drafted.status == 66 && drafted.output.contains("  - name: collisions\n    format: stats19\n    file: "))
  }
}
