import ArgumentParser
import Formats
import Twitten

/// The command `twitten`.
@main
struct TwittenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "twitten",
    abstract: "Turns partners' incident files into ranked hotspots, map layers and a list for the meeting.",
    discussion: """
      A first run:
        twitten run Examples/sandmouth.yaml --output sandmouth

      Exit status: 0 done; 64 usage; 65 bad data; 66 no input; 70 our fault; 73 cannot write; 75 another run holds \
      the folder; 78 bad configuration.
      """,
    version: version,
    subcommands: [
      InitCommand.self, CheckCommand.self, RunCommand.self, HotspotsCommand.self, GridCommand.self,
      ScanCommand.self, TrendCommand.self, EmergingCommand.self, PeaksCommand.self, NearRepeatCommand.self,
      RepeatsCommand.self, AreasCommand.self, ProfileCommand.self, PublishCommand.self, AuditCommand.self,
      DoctorCommand.self,
    ])
}

extension ParsableArguments {
  /// Does `body`, and where it cannot be done prints the sentence and ends with the status that fits.
  func sayingWhyNot<Result>(_ body: () throws(InputError) -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      Terminal.complain(error.description)
      throw ExitCode(error.status.rawValue)
    }
  }
}
