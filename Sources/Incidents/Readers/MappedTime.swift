/// When a row of a mapped source was.
struct MappedTime {
  let month: Month
  /// `none` where the row tells the month alone.
  let range: TimeRange

  /// - Parameters:
  ///   - mapping: which columns there are.
  ///   - odd: counts what was kept with a word.
  init(
    _ record: MappedRecord, _ mapping: ColumnMapping, _ odd: inout IncidentFile.OddTimes
  ) throws(MappedFault) {
    do throws(LocalTime.Fault) {
      if !record[.from].isEmpty || !record[.to].isEmpty {
        range = try Self.range(from: record[.from], to: record[.to], wantsBoth: mapping.to != nil, &odd)
      } else if let month = Month(record[.date]), record[.time].isEmpty {
        self.month = month
        range = .none
        return
      } else {
        let reading = try LocalTimeReading(date: record[.date], time: record[.time])
        Self.count(reading, &odd)
        let isBareDate = mapping.time != nil && record[.time].isEmpty && TimeRange(reading).isMidnight
        if isBareDate { odd.midnight += 1 }
        range = isBareDate ? TimeRange(reading).wholeDay : TimeRange(reading)
      }
    } catch {
      throw MappedFault(.time(error))
    }
    month = range.earliest.month
  }

  private static func range(
    from: String, to: String, wantsBoth: Bool, _ odd: inout IncidentFile.OddTimes
  ) throws(LocalTime.Fault) -> TimeRange {
    guard !from.isEmpty, !to.isEmpty else {
      let only = try LocalTimeReading(from.isEmpty ? to : from)
      count(only, &odd)
      if wantsBoth { odd.withoutEnd += 1 }
      return TimeRange(only)
    }
    let (first, last) = (try LocalTimeReading(from), try LocalTimeReading(to))
    count(first, &odd)
    let end = TimeRange(last).latest
    guard end >= first.time else {
      odd.endBeforeStart += 1
      return TimeRange(first)
    }
    return TimeRange(first.time, end)
  }

  private static func count(_ reading: LocalTimeReading, _ odd: inout IncidentFile.OddTimes) {
    if reading.hasTimeOfDay, reading.time.isRepeated { odd.repeatedHour += 1 }
  }
}
