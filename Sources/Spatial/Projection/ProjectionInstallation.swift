internal import PROJ

/// What is installed for projecting: versions, the database, and whether the OSTN15 grid is found.
public struct ProjectionInstallation: Sendable {
  /// Ordnance Survey's transformation grid as PROJ names its file.
  public static let ostn15 = "uk_os_OSTN15_NTv2_OSGBtoETRS.tif"

  /// PROJ's release, such as `9.1.1`.
  public let projVersion: String
  /// The release of the EPSG data set.
  public let epsgVersion: String?
  /// Where `proj.db` lies; nil where PROJ does not find it.
  public let databasePath: String?
  /// The folders that PROJ looks in, in order.
  public let searchPaths: [String]

  /// - Parameter gridFolders: folders that hold datum grids, beside those that PROJ looks in by itself.
  public init(gridFolders: [String] = []) {
    let installation = Installation(gridFolders: gridFolders)
    projVersion = installation.version
    epsgVersion = installation.epsgVersion
    databasePath = installation.databasePath
    searchPaths = installation.searchPaths
  }
}
