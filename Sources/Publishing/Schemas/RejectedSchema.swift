/// `rejected.csv`.
enum RejectedSchema {
  static let rejected = LayerSchema(
    "rejected", "Rejected rows", row: "A row of a source that was not kept; no word of the row itself.", .none,
    [
      .text("source", "The source that the row is of.", .fact),
      .text("file", "The file that the row is in.", .fact),
      .integer("line", "The line of the file on which the row begins.", .fact, from: 1),
      .text("reason", "Why it was not kept.", .fact),
    ])
}
