/// What a column's name says it may hold; its values then have to fit.
extension ColumnLook {
  /// Of someone whom the incident befell or who told of it: where they live is not where it happened.
  var isOfPerson: Bool {
    says(
      "victim", "complainant", "suspect", "offender", "perpetrator", "applicant", "patient", "home", "officer",
      "caller",
      "informant", "witness", "aggrieved", "dob", "birth", "surname", "forename", "email", "telephone", "phone",
      "mobile")
  }

  /// Of a step after the incident, such as its closing.
  var isOfLaterStep: Bool {
    says(
      "closed", "close", "closing", "resolved", "completed", "completion", "updated", "modified", "edited", "expiry",
      "expires", "due", "review", "reviewed", "printed", "extracted", "exported", "uploaded", "attended", "arrived",
      "cleared", "finished", "assigned", "target")
  }

  /// How well the name says when an incident happened: 3 happened, 2 a date, 1 reported, 0 nothing; nil against it.
  var dateRank: Int? {
    if isOfLaterStep { return nil }
    if words.contains(where: { $0.hasPrefix("occur") || $0.hasPrefix("commit") }) || says("happened", "event") {
      return 3
    }
    if says("reported", "received", "created", "call", "logged", "opened", "raised", "recorded", "report", "issue") {
      return 1
    }
    if says("incident", "offence", "crime"), says("date", "time", "datetime", "when", "day") { return 3 }
    if says("date", "datetime", "timestamp", "month", "when", "day", "from", "start", "end", "to")
      || compact.contains("date")
    {
      return 2
    }
    return 0
  }

  var isStart: Bool { says("from", "start", "earliest", "after", "begin", "began") }
  var isEnd: Bool { says("to", "end", "latest", "before", "until", "ended") }

  /// How well the name says that the column holds the kind of incident, the lowest first; nil against it.
  var categoryRank: Int? {
    let isOfOther = says(
      "status", "outcome", "location", "property", "premises", "source", "method", "channel", "vehicle", "road",
      "street",
      "place", "name", "team", "ward", "priority", "area", "district", "site", "weather", "id")
    if isOfOther || isOfLaterStep { return nil }
    let kinds: [[String]] = [
      ["category"], ["type"], ["topic"], ["classification", "class"], ["offence"], ["nature"], ["kind"], ["qualifier"],
      ["subject", "issue", "problem", "reason", "service", "code"], ["subcategory", "subtype", "incident", "crime"],
      ["description"],
    ]
    let isFiner = says("sub", "secondary", "detailed", "code")
    return kinds.firstIndex { $0.contains(where: words.contains) }.map { $0 + (isFiner ? kinds.count : 0) }
  }

  /// How many incidents a row stands for.
  var isCount: Bool {
    let counted = ["incidents", "reports", "calls", "cases", "offences", "records", "complaints"]
    let plain = ["count", "counts", "weight", "quantity", "frequency"] + counted
    return plain.contains(compact)
      || counted.contains { ["numberof\($0)", "noof\($0)", "total\($0)"].contains(compact) }
      || ["incidentcount", "reportcount", "callcount", "casecount", "offencecount"].contains(compact)
  }

  /// A place in degrees around the United Kingdom.
  var isLongitude: Bool {
    (compact.contains("longitude") || says("lon", "lng", "long", "x") || compact.hasSuffix("coordx"))
      && numbers(in: -11...4) >= 0.9
  }

  var isLatitude: Bool {
    (compact.contains("latitude") || says("lat", "y") || compact.hasSuffix("coordy")) && numbers(in: 48.5...62) >= 0.9
  }

  /// Metres of the National Grid; degrees and zeros are none.
  var isEasting: Bool {
    (compact.contains("easting") || says("east", "x", "xcoord", "geox") || compact.hasSuffix("coordx"))
      && numbers(in: 1_000...700_000) >= 0.9
  }

  var isNorthing: Bool {
    (compact.contains("northing") || says("north", "y", "ycoord", "geoy") || compact.hasSuffix("coordy"))
      && numbers(in: 1_000...1_300_000) >= 0.9
  }

  var isIdentifier: Bool {
    let numbered = says("case", "incident", "crime", "call", "log", "record", "job", "request", "service", "enquiry")
    return says("id", "ref", "reference", "urn", "uid", "identifier", "fid", "objectid")
      || numbered && says("no", "number", "num")
  }
}
