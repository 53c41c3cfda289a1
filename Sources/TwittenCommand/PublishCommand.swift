import ArgumentParser
import Formats
import Foundation
import Publishing
import Twitten

/// `twitten publish`: the files of a finished run for another audience.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Makes a partner's or the public's set of files from a finished run, without analysing again.",
    discussion: """
      RUN is the folder that "twitten run" has written. The new set has the same files with less in them:

        partner   no references and no free text; addresses and exact places of those sources alone that the
                  configuration names under sharing: { addresses_for_partners: [council] }
        public    hotspots that hold enough addresses, wards and LSOAs with counts under 5 withheld, and as many more as
                  are needed so that they cannot be worked out from sums; nothing of single places

      The sharing agreement is the one that the configuration had when it was run; --config takes it anew. What was withheld is printed, and stands in manifest.json, the pack and the workbook.

      Example:
        twitten publish sandmouth --audience public --output sandmouth-public
        twitten audit sandmouth-public --config Examples/sandmouth.yaml
      """)

  @Argument(help: ArgumentHelp("The folder of a finished run.", valueName: "run"), completion: .directory)
  var folder: String

  @Option(help: "Whom it is for: partner or public.")
  var audience: Audience

  @Option(help: "The folder to write; without it RUN's name with the audience behind it.")
  var output: String?

  @Option(
    help: "A configuration whose sharing agreement holds; without it that of the run.",
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Option(help: "The folder of datum grids, where the run's configuration names one under projection.")
  var grids: String?

  @Option(help: "Write layers in a further form too: ndjson or wkt.csv; may be given twice.")
  var also: [FurtherForm] = []

  func validate() throws {
    if audience == .internal {
      throw ValidationError("--audience takes partner or public; the run itself is the internal set.")
    }
  }

  func run() throws {
    let (withheld, written) = try sayingWhyNot { () throws(InputError) in
      let agreement = try config.map { (path) throws(InputError) in try Configuration(contentsOf: path).sharing }
      return try Republication(
        of: folder, for: audience, to: output.map { URL(fileURLWithPath: $0).standardizedFileURL.path }, grids: grids,
        also: also, agreement: agreement
      )(progress: Terminal.progress)
    }
    Terminal.endProgress()
    print("Withheld from the \(audience.rawValue) set:")
    for sentence in withheld { print("  \(Terminal.plain(sentence))") }
    print("\nWritten to \(Terminal.plain(written))")
    print("Before it goes out, audit it beside what went out before: twitten audit FOLDER --config FILE --earlier OLD")
  }
}
