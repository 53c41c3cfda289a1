import Formats
import Incidents
import Places
import Spatial

/// Reads the partners' records that a configuration names, source by source, and lays them side by side in metres.
struct SourceReader {
  let configuration: Configuration
  let projector: Projector
  /// nil where no table of postcodes is named.
  let postcodes: Postcodes?
  let workers: Int

  init(_ configuration: Configuration, _ projector: Projector, _ postcodes: Postcodes?, workers: Int) {
    self.configuration = configuration
    self.projector = projector
    self.postcodes = postcodes
    self.workers = workers
  }

  func read(progress: (String) -> Void) throws(InputError) -> IncidentTable {
    var tables: [IncidentTable] = []
    for source in configuration.sources {
      progress("reading \(source.files.count) \(source.files.count == 1 ? "file" : "files") of \(source.name)")
      var table = try source.read(postcodes: postcodes, workers: workers)
      progress("projecting \(table.locationCount) distinct locations of \(source.name)")
      try project(&table, source)
      try checkNothingIsLost(table, source)
      tables.append(table)
    }
    return IncidentTable.joined(tables)
  }

  /// Rows in are rows kept and rows rejected, file by file: said of every source in every run, and so in every test of one.
  private func checkNothingIsLost(_ table: IncidentTable, _ source: IncidentSource) throws(InputError) {
    var accounted = [Int](repeating: 0, count: table.files.count)
    for incident in 0..<table.count { accounted[table.file(of: incident)] += 1 }
    for rejection in table.rejections { accounted[rejection.file] += 1 }
    for (file, rows) in zip(table.files, accounted) where file.rows != rows {
      throw InputError(
        .ourFault,
        "\(file.name): \(file.rows) rows were read, and \(rows) of them are accounted for. Please report this, with the "
          + "configuration and without the data.")
    }
  }

  private func project(_ table: inout IncidentTable, _ source: IncidentSource) throws(InputError) {
    let system = table.locations.referenceSystem
    var own: Projector?
    if system != ReferenceSystem.degrees, system != ReferenceSystem.nationalGrid {
      do { own = try configuration.projection.projector(from: system) } catch {
        throw InputError(
          .badConfiguration, "\(source.name): coordinates in \(system) cannot be carried over: \(error.description).")
      }
    }
    do { try table.project(by: projector, own: own) } catch { throw InputError(.ourFault, error.description) }
  }
}

extension Configuration {
  /// The tables of postcodes; nil where none is named.
  func readPostcodes(workers: Int, progress: (String) -> Void) throws(InputError) -> Postcodes? {
    if postcodes.isEmpty { return nil }
    progress("reading the postcodes")
    return try Postcodes(postcodes, workers: workers)
  }
}
