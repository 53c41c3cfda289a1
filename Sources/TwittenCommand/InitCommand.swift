import ArgumentParser
import Formats
import Foundation
import Twitten

/// `twitten init`: files in, a configuration out.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Looks at the files you have and drafts a configuration that runs as it stands.",
    discussion: """
      Name files in any order, whole folders among them: incidents of police.uk and of partners (CSV, GeoJSON, \
      GeoPackage, archives of data.police.uk), boundaries, deprivation, population, postcodes, datum grids. What each \
      is taken for, and why, is said on stderr; the configuration goes to stdout. What is unsure is a comment in it, \
      marked so. Folders are walked, without hidden files and the results of earlier runs, up to 10,000 files.

      Example:
        twitten init police wards_2025.geojson lsoas_2021.geojson iod2025.csv population.csv asb-cases.csv > arun.yaml
        twitten check arun.yaml
        twitten run arun.yaml

      Exit status 0 where the draft is complete, 66 where incidents or wards are missing; it is printed all the same.
      """)

  @Argument(help: "Files and folders.", completion: .file())
  var files: [String]

  @Option(help: "The folder that the configuration will be saved in; paths are written from there.")
  var folder: String?

  func run() throws {
    if let folder, (try? FileManager.default.contentsOfDirectory(atPath: folder)) == nil {
      Terminal.complain("\(folder): there is no such folder.")
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    Terminal.progress("looking at the files")
    let draft = try sayingWhyNot { () throws(InputError) in try ConfigurationDraft(files, savedIn: folder) }
    Terminal.endProgress()
    for sentence in draft.sentences { Terminal.note(sentence) }
    print(draft.yaml, terminator: "")
    if let missing = draft.missing {
      Terminal.complain(missing)
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
  }
}
