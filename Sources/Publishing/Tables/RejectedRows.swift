package import Incidents
import Formats
import Places

/// The rows that were not kept: `rejected.csv`, by file and line. It holds no word of the rows themselves.
package enum RejectedRows {
  /// The names of the columns, in their order; they are stable.
  package static let columns = ["source", "file", "line", "reason"]

  /// A row a rejected row.
  package static func layer(_ incidents: IncidentTable) -> PlainLayer {
    PlainLayer(
      table: "rejected", columns: columns,
      rows: incidents.rejections.map { rejection in
        let file = incidents.files[rejection.file]
        return [
          .text(file.source), .text(file.name), .integer(rejection.line), .text(rejection.reason.words),
        ]
      })
  }
}
