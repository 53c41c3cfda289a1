import Incidents
import Spatial

extension PeakTimes {
  /// How times were counted and what was tested, a sentence each: it stands beside every output.
  public var about: [String] {
    let (timed, known) = (district.timed, district.profile.knownToHour)
    var about = [
      "Times: \(district.incidents) incidents = \(known) known to the hour + \(timed - known) known to less than a day + "
        + "\(district.wholeDays) of whole days or longer + \(district.monthOnly) of which the month alone is known.",
      "Each weighs in every hour of the week the share of its time that lies there (aoristic, Ratcliffe 2000), in real time "
        + "where the clocks change; a date alone is its whole day.",
    ]
    if overAWeek > 0 { about.append("\(overAWeek) incidents last over 168 hours and weigh 1/168 in every hour.") }
    if odd.withoutEnd + odd.endBeforeStart > 0 {
      about.append(
        "Of the ranges in the files \(odd.withoutEnd) have one end and \(odd.endBeforeStart) end before they begin: they are taken "
          + "as their one end or their beginning alone.")
    }
    if odd.repeatedHour > 0 {
      about.append(
        "\(odd.repeatedHour) times in the files lie in the hour that the clocks repeat in October; the first pass is taken."
      )
    }
    if odd.midnight > 0 {
      about.append("Midnight beside a date is taken as the date alone: \(odd.midnight) in the files.")
    }
    for test in tests {
      about.append(
        test.tests > 0
          ? "\(test.sentence) Incidents known to less than a day alone are looked at; groups of fewer than "
            + "\(settings.test.leastCases) rows of them are not tested."
          : "No group is tested: each has fewer than \(settings.test.leastCases) rows with a time of day, or all of them."
      )
    }
    return about + [
      "Windows: the \(settings.windows) of \(settings.windowHours) hours that together cover most, none over another; given where at "
        + "least \(settings.leastIncidents) incidents have a time of day and at least half of those with a date are known to within "
        + "\(settings.windowHours) hours. What they cover was found by looking for it: new weeks will have less in them."
    ]
  }
}
