import ArgumentParser
import Formats
import Foundation
import Spatial
import Twitten

/// `twitten doctor`: what is installed, and how accurate coordinates will be.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Tells versions, whether PROJ finds its database and the OSTN15 grid, and the accuracy that follows.",
    discussion: """
      Example:
        PROJ_DATA=/srv/grids twitten doctor

      Exit status 0 where everything needed is there, 70 where PROJ cannot work. The grid is wanted, not needed.
      """)

  @Option(help: "A folder with datum grids to look in as well, as projection: grids: in a configuration.")
  var grids: String?

  func run() throws {
    if let grids, (try? FileManager.default.contentsOfDirectory(atPath: grids)) == nil {
      Terminal.complain("\(grids): there is no such folder.")
      throw ExitCode(ExitStatus.noInput.rawValue)
    }
    let folders = grids.map { [$0] } ?? []
    let installation = ProjectionInstallation(gridFolders: folders)
    print("twitten   \(version)")
    print("PROJ      \(installation.projVersion)")
    print("GEOS      \(AreaLibrary.geosVersion)")
    print(
      "database  \(installation.databasePath.map { "\($0), EPSG \(installation.epsgVersion ?? "unknown")" } ?? "not found")"
    )
    print("looks in  \(installation.searchPaths.joined(separator: "\n          "))")
    let operation = try sayingWhyNot { () throws(InputError) in
      do throws(SpatialError) {
        return try Projector(gridFolders: folders).operation
      } catch {
        throw InputError(
          .ourFault,
          "\(error.description). PROJ needs its database: install Debian's proj-data, or set PROJ_DATA to its folder.")
      }
    }
    let accuracy = operation.accuracyMetres.map { "\(FixedDecimal.string($0, decimals: 2)) m" } ?? "not stated"
    print("operation \(operation.name)")
    print("accuracy  \(accuracy)")
    if operation.grids.contains(ProjectionInstallation.ostn15) {
      print("OSTN15    found: coordinates follow Ordnance Survey's definition of the National Grid to about 1 cm.")
    } else {
      print(
        """
        OSTN15    not found: coordinates are shifted by formula, good to about 2 m and up to 5 m out in places.
                  To get the grid, fetch \(ProjectionInstallation.ostn15)
                  (3 MB, Ordnance Survey, free) with "projsync --file uk_os_OSTN15" from Debian's proj-bin, or from
                  https://cdn.proj.org, put it into one of the folders above or name its folder in the configuration:
                    projection: { grids: FOLDER }
        """)
    }
  }
}
