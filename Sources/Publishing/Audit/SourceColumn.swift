/// A column of a partner's file with what the audit takes it for; nil for what may be seen.
struct SourceColumn {
  let name: String
  let values: [String]
  let what: AuditFinding.What?
}
