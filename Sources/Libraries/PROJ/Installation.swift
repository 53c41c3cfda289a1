import CPROJ

/// What is installed of PROJ: its version, its database, and whether a grid can be found.
package struct Installation: Sendable {
  /// PROJ's release, such as `9.1.1`.
  package let version: String
  /// The path of `proj.db`, or nil where PROJ does not find it.
  package let databasePath: String?
  /// The release of the EPSG data set inside the database.
  package let epsgVersion: String?
  /// The folders that PROJ looks in, in order.
  package let searchPaths: [String]

  /// - Parameter gridFolders: folders that hold datum grids, beside those PROJ looks in by itself.
  package init(gridFolders: [String] = []) {
    version = unsafe string(proj_info().release).map(Self.number) ?? "unknown"
    searchPaths = gridFolders + defaultSearchPaths()
    let log = LogBox()
    guard let context = unsafe try? makeContext(log: log, searchPaths: gridFolders) else {
      databasePath = nil
      epsgVersion = nil
      return
    }
    unsafe databasePath = string(proj_context_get_database_path(context))
    unsafe epsgVersion = string(proj_context_get_database_metadata(context, "EPSG.VERSION"))
    unsafe proj_context_destroy(context)
  }

  /// `Rel. 9.1.1, December 1st, 2022` -> `9.1.1`
  private static func number(_ release: String) -> String {
    release.split(separator: " ").dropFirst().first.map { String($0.prefix { $0 != "," }) } ?? release
  }
}
