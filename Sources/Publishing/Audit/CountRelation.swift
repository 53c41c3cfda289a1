/// What holds between counts: the sum of `terms`, each so many times, is `total`, give or take `slack`.
struct CountRelation {
  /// Relations of one kind hold or fail together: the wards of a district, the months of a period.
  let family: String
  var terms: [(variable: Int, times: Int)]
  var total = 0
  var slack = 0
  /// What is summed and to what, for findings.
  let words: String
}
