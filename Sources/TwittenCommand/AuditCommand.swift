import ArgumentParser
import Formats
import Incidents
import Places
import Publishing
import Twitten

/// `twitten audit`: a published folder, read again by one who wants to see what is withheld.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Reads every file of a published folder again and tries to break its disclosure control.",
    discussion: """
      It looks for the references, free texts and addresses of the sources in every byte; for counts under the minimum; for
      withheld counts that can be worked out from totals, wards and LSOAs, months, deciles, rates, shares and ratios, other
      files, and earlier releases; for points at a house, shapes of few addresses, and sensitive categories below wards.

      Example:
        twitten audit public --config Examples/sandmouth.yaml --earlier public-november --earlier public-october

      The configuration names the sources: what it maps as id is a reference, as place or postcode an address, and a column
      that it does not name is free text. Exit status 0 where nothing is found; 65 where something is, or where a file is
      missing or damaged.
      """)

  @Argument(help: "The published folder.", completion: .directory)
  var folder: String

  @Option(
    help: "A folder that was published before to the same people; may be given several times.", completion: .directory)
  var earlier: [String] = []

  @Option(help: "The configuration of the run, for its sources.", completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Option(help: "Counts from 1 to below this are small.")
  var minimumCount = 5

  @Option(help: "A shape with fewer addresses is too small.")
  var minimumAddresses = 8

  @Option(help: "Whom the folder is for, internal, partner or public; what its manifest says without it.")
  var audience: Audience?

  @Flag(help: "The sharing agreement lets the partner see addresses.")
  var addressesAgreed = false

  @Flag(help: "Print the report as JSON.")
  var json = false

  func validate() throws {
    if !(1...1000).contains(minimumCount) { throw ValidationError("--minimum-count takes a number from 1 to 1000.") }
    if !(1...1000).contains(minimumAddresses) {
      throw ValidationError("--minimum-addresses takes a number from 1 to 1000.")
    }
  }

  func run() throws {
    let audit = try sayingWhyNot { () throws(InputError) in
      var sources: [AuditSource] = []
      if let config { sources = try Configuration(contentsOf: config).sources.flatMap(Self.audited) }
      var rules = AuditRules()
      (rules.minimumCount, rules.minimumAddresses) = (minimumCount, minimumAddresses)
      rules.audience = audience?.rawValue
      rules.partnerSeesAddresses = addressesAgreed
      return try Audit(folder: folder, earlier: earlier, sources: sources, rules: rules)
    }
    if json {
      print(MachineJSON.encoded(Report(folder: folder, looked: audit.looked, findings: audit.findings)))
    } else {
      if config == nil { Terminal.note("Without --config no string of a source was looked for.") }
      print((["Looked at"] + audit.looked.map { "  \($0)" }).map(Terminal.plain).joined(separator: "\n"))
      print(text(of: audit.findings))
    }
    guard audit.findings.isEmpty else { throw ExitCode(ExitStatus.badData.rawValue) }
  }

  private struct Report: Encodable {
    let folder: String
    let looked: [String]
    let findings: [AuditFinding]
  }

  private func text(of findings: [AuditFinding]) -> String {
    guard !findings.isEmpty else { return "\nNothing was found." }
    let lines = findings.map { finding in
      let file = finding.file.isEmpty ? folder : finding.file
      return Terminal.plain("  \(finding.what.rawValue): \(file), \(finding.place): \(finding.sentence)")
    }
    return "\n\(findings.count) \(findings.count == 1 ? "finding" : "findings")\n" + lines.joined(separator: "\n")
  }

  /// The files of a source with what their columns hold.
  private static func audited(_ source: IncidentSource) -> [AuditSource] {
    var columns: AuditSource.Columns?
    var open: [String]?
    if source.format == .policeUK {
      columns = AuditSource.Columns(references: ["Crime ID"], freeText: ["Context"])
    } else if let mapping = source.columns {
      var shown = [
        mapping.date, mapping.time, mapping.from, mapping.to, mapping.category, mapping.weight, mapping.publicPlace,
      ].compactMap { $0 }
      var addresses = [mapping.place].compactMap { $0 }
      switch mapping.position {
      case .coordinates(let x, let y, _): shown += [x, y]
      case .gridReference(let column): shown.append(column)
      case .postcode(let column): addresses.append(column)
      case .geometry: break
      }
      columns = AuditSource.Columns(references: [mapping.id].compactMap { $0 }, addresses: addresses)
      open = shown
    }
    return source.files.map { file in
      AuditSource(name: file.name, path: file.file.path, entry: file.entry, columns: columns, open: open)
    }
  }
}

extension Audience: ExpressibleByArgument {}
