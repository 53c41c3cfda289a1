import ArgumentParser
import Formats
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
      that it does not name is free text. Under sharing stand the minimums, further sensitive words, and whose addresses a
      partner may see. Exit status 0 where nothing is found; 65 where something is, or where a file is
      missing or damaged.
      """)

  @Argument(help: "The published folder.", completion: .directory)
  var folder: String

  @Option(
    help: "A folder that was published before to the same people; may be given several times.", completion: .directory)
  var earlier: [String] = []

  @Option(
    help: "The configuration of the run, for its sources and its sharing agreement.",
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Option(help: "Counts from 1 to below this are small; without it the agreement's number, or 5.")
  var minimumCount: Int?

  @Option(help: "A shape with fewer addresses is too small; without it the agreement's number, or 8.")
  var minimumAddresses: Int?

  @Option(help: "Whom the folder is for, internal, partner or public; what its manifest says without it.")
  var audience: Audience?

  @Flag(help: "Print the report as JSON.")
  var json = false

  func validate() throws {
    if let minimumCount, !(1...1000).contains(minimumCount) {
      throw ValidationError("--minimum-count takes a number from 1 to 1000.")
    }
    if let minimumAddresses, !(1...1000).contains(minimumAddresses) {
      throw ValidationError("--minimum-addresses takes a number from 1 to 1000.")
    }
  }

  func run() throws {
    let audit = try sayingWhyNot { () throws(InputError) in
      let configuration = try config.map { (path) throws(InputError) in try Configuration(contentsOf: path) }
      var rules = configuration?.auditRules ?? AuditRules()
      rules.minimumCount = minimumCount ?? rules.minimumCount
      rules.minimumAddresses = minimumAddresses ?? rules.minimumAddresses
      rules.audience = audience?.rawValue
      return try Audit(folder: folder, earlier: earlier, sources: configuration?.auditSources ?? [], rules: rules)
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
}
