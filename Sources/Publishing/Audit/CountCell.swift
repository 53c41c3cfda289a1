/// A count where it stands, or where it is withheld.
struct CountCell {
  let key: CountKey
  /// nil where it is withheld.
  let value: Int?
  let file: String
  let place: String
  let release: Int
}
