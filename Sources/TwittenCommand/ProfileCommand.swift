import ArgumentParser
import Formats
import Foundation
import Publishing
import Spatial
import Twitten

/// `twitten profile`: everything that is known of one place.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract:
      "Tells everything that is known of one place, beside its district; writes nothing but the page it is asked for.",
    discussion: """
      A place is a zone of a boundary file, a ward, or a circle around a point. Of each analysis of the configuration it tells \
      how much there was and how that has changed, the rate with its interval beside the rest of the district, the months, the \
      themes, the times, and where it happens again; and of the ground who lives there, how deprived it is, and what it lies in.

      Examples:
        twitten profile Examples/sandmouth.yaml --ward "Pier & Promenade" --page pier.html
        twitten profile Examples/sandmouth.yaml --at 493954,63792 --radius 250 --analysis asb
        twitten profile arun.yaml --zone town-centre-pspo.geojson --json > pspo.json

      The page is one file that needs no network. A circle of a few metres around one house tells of those who live in it: the \
      profile says so, and is then for those whom your sharing agreement names.
      """)

  @Argument(help: "The configuration, a YAML file.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(
    help: "A boundary file; several areas in it are taken together.",
    completion: .file(extensions: ["geojson", "json", "gpkg"]))
  var zone: String?

  @Option(help: "The code or the name of a ward.")
  var ward: String?

  @Option(
    help: ArgumentHelp(
      "A point: eastings and northings in metres on the National Grid, or longitude and latitude in degrees.",
      valueName: "e,n"))
  var at: String?

  @Option(help: "How many metres around the point, 1 to 50000.")
  var radius: Double?

  @Option(help: "Only this analysis of the configuration; may be given more than once.")
  var analysis: [String] = []

  @Option(help: "A page to write, ending in .html.", completion: .file(extensions: ["html"]))
  var page: String?

  @Option(help: "How many threads may work at a time; the results do not depend on it.")
  var workers: Int?

  @Flag(help: "Print the profile as JSON instead of tables.")
  var json = false

  func validate() throws {
    guard [zone, ward, at].compactMap({ $0 }).count == 1 else {
      throw ValidationError("Name one place: --zone FILE, --ward CODE, or --at E,N with --radius M.")
    }
    if let at, ProfilePlace.point(at) == nil {
      throw ValidationError(
        "--at takes two numbers with a comma between them, such as 493954,63792 or --at=-0.665,50.462; \"\(at)\" is none."
      )
    }
    if (at == nil) != (radius == nil) { throw ValidationError("--at and --radius go together.") }
    if let radius, !ProfilePlace.radii.contains(radius) {
      throw ValidationError("--radius takes a number of metres from 1 to 50000.")
    }
    if let page, !["html", "htm"].contains(URL(fileURLWithPath: page).pathExtension.lowercased()) {
      throw ValidationError("--page takes a file ending in .html.")
    }
    if let workers, !(1...256).contains(workers) { throw ValidationError("--workers takes a number from 1 to 256.") }
  }

  func run() throws {
    let profile = try sayingWhyNot { () throws(InputError) in
      if let page { try OutputFile.checkCanBeWritten(page) }
      let run = Run(try Configuration(contentsOf: file), workers: workers ?? Parallel.defaultWorkers)
      return try run.profile(of: place, analyses: analysis, progress: Terminal.progress)
    }
    let report = ProfileReport(profile)
    if let page {
      try sayingWhyNot { () throws(InputError) in
        try refuse(overwriting: profile.inputPaths + [zone].compactMap { $0 }, with: page)
        try OutputFile.write(report.html, to: page)
      }
    }
    Terminal.endProgress()
    if !json {
      for choice in profile.choices { Terminal.note(choice) }
      for warning in profile.warnings { Terminal.note("Warning: \(warning)") }
    }
    print(json ? report.json : report.text)
    if let page {
      if json { Terminal.note("Page written to \(page)") } else { print("\nPage written to \(Terminal.plain(page))") }
    }
  }

  private var place: ProfilePlace {
    if let zone { return .zone(file: zone) }
    if let at, let point = ProfilePlace.point(at) { return .around(point.x, point.y, radiusMetres: radius ?? 1) }
    return .ward(ward ?? "")
  }

  private func refuse(overwriting inputs: [String], with page: String) throws(InputError) {
    func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    guard !Set(inputs.map(resolved)).contains(resolved(page)) else {
      throw InputError(
        .cannotWrite, "\(page) is read by this command and would be written over. Choose another file with --page.")
    }
  }
}
