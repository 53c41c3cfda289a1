package import Incidents
import Formats
import Places

/// The rows that were not kept: `rejected.csv`, by file and line. It holds no word of the rows themselves.
package enum RejectedRows {
  package static func csv(_ incidents: IncidentTable) -> [UInt8] {
    var writer = CSVWriter(header: ["source", "file", "line", "reason"])
    for rejection in incidents.rejections {
      let file = incidents.files[rejection.file]
      writer.append([
        .text(file.source), .text(file.name), .integer(rejection.line), .text(rejection.reason.words),
      ])
    }
    return writer.finish()
  }
}
