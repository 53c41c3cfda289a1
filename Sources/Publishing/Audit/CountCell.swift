/// A count where it stands, or where it is withheld.
struct CountCell {
  let key: CountKey
  /// nil where there is none.
  let value: Int?
  /// Whether it is withheld; otherwise, where there is no value, it was never counted.
  let isWithheld: Bool
  let file: String
  let place: String
  let release: Int
}
