import Incidents
import Spatial
import TestSupport
import Testing

@Suite struct LocalTimeReadingTests {
  @Test(arguments: [
    ("2025-03-30T02:30", "2025-03-30 02:30"), ("2025-03-30 02:30", "2025-03-30 02:30"),
    ("2025-03-30T02:30:59", "2025-03-30 02:30"), ("2025-03-30T02:30:59.999999999", "2025-03-30 02:30"),
    ("2025-03-30T02:30:59,5", "2025-03-30 02:30"), (" 2025-01-02t03:04 ", "2025-01-02 03:04"),
    ("2025-07-01T12:00Z", "2025-07-01 13:00"), ("2025-01-01T12:00z", "2025-01-01 12:00"),
    ("2025-07-01T12:00:00.000Z", "2025-07-01 13:00"), ("2025-07-01T12:00+01:00", "2025-07-01 12:00"),
    ("2025-07-01T12:00+0100", "2025-07-01 12:00"), ("2025-07-01T12:00+01", "2025-07-01 12:00"),
    ("2025-07-01 12:00:00+00", "2025-07-01 13:00"), ("2025-07-01T12:00-05:30", "2025-07-01 18:30"),
    ("2024-12-31T23:30-01:00", "2025-01-01 00:30"), ("2025-01-01T00:30+02:00", "2024-12-31 22:30"),
    // The gap of UTC's own clock is none, and local times beside the gap are reached.
    ("2025-03-30T01:00Z", "2025-03-30 02:00"), ("2025-03-30T00:59Z", "2025-03-30 00:59"),
    ("2025-03-30T01:30Z", "2025-03-30 02:30"), ("30/03/2025 02:30", "2025-03-30 02:30"),
    ("30/03/2025 02:30:15", "2025-03-30 02:30"), ("1/3/2025 9:05", "2025-03-01 09:05"),
    ("01/03/2025  09:05", "2025-03-01 09:05"), ("30-Mar-25 02:30", "2025-03-30 02:30"),
    ("3-JAN-2025 02:30", "2025-01-03 02:30"), ("01-sept-25 00:00", "2025-09-01 00:00"),
  ])
  func `dates with times are read in every form`(text: String, expected: String) throws {
    let reading = try LocalTimeReading(text)
    #expect(reading.time.description == expected)
    #expect(reading.hasTimeOfDay)
  }

  @Test(arguments: [
    ("2025-03-30", "2025-03-30"), ("30/03/2025", "2025-03-30"), ("1/12/2025", "2025-12-01"),
    ("30-Mar-25", "2025-03-30"), ("30-mar-2025", "2025-03-30"), ("29-Feb-00", "2000-02-29"),
    ("01-Jan-69", "2069-01-01"), ("01-Jan-70", "1970-01-01"), ("31-Dec-99", "1999-12-31"),
    ("29/02/2024", "2024-02-29"), ("2000-02-29", "2000-02-29"),
  ])
  func `a date alone has no time of day`(text: String, expected: String) throws {
    let reading = try LocalTimeReading(text)
    #expect(reading.time.description == "\(expected) 00:00")
    #expect(!reading.hasTimeOfDay)
  }

  @Test(arguments: [
    ("", LocalTime.Fault.blank), ("  ", .blank), ("NA", .form), ("2025", .form), ("2025-3-30", .form),
    ("2025-03", .form),
    ("20250330", .form), ("2025/03/30", .form), ("30/03/25", .form), ("30.03.2025", .form), ("30-03-2025", .form),
    ("30 March 2025", .form), ("30-March-25", .form), ("30-Mär-25", .form), ("30--25", .form), ("30-Mar-025", .form),
    ("030/03/2025", .form), ("2025-03-30X02:30", .form), ("30/03/2025T02:30", .form), ("45746", .form),
    ("-2025-03-30", .form), ("２０２５-03-30", .form), ("2025-03-301", .form),
    ("1899-12-31", .year), ("2200-01-01", .year), ("0000-00-00", .year), ("2025-13-01", .month), ("2025-00-10", .month),
    ("03/30/2025", .month), ("2025-02-29", .day), ("2100-02-29", .day), ("31/04/2025", .day), ("31-Apr-25", .day),
    ("2025-01-00", .day), ("00/01/2025", .day), ("2025-01-32", .day), ("2025-01-01T25:00", .hour),
    ("2025-01-01T24:00", .hour), ("01/01/2025 24:00", .hour), ("2025-01-01T12:60", .minute),
    ("2025-01-01T23:59:60", .second), ("2025-01-01T12:00:61Z", .second), ("2025-01-01T", .timeForm),
    ("2025-01-01T9:05", .timeForm), ("2025-01-01T12", .timeForm), ("2025-01-01T12:5", .timeForm),
    ("2025-01-01T12:00:", .timeForm), ("2025-01-01T12:00:00.", .timeForm), ("2025-01-01T12:00 GMT", .timeForm),
    ("01/01/2025 12:00 pm", .timeForm), ("01/01/2025 12:00Z", .timeForm), ("01/01/2025 012:00", .timeForm),
    ("2025-01-01T12:00Zx", .timeForm), ("2025-01-01T12:00+", .offset), ("2025-01-01T12:00+1", .offset),
    ("2025-01-01T12:00+15:00", .offset), ("2025-01-01T12:00+01:60", .offset), ("2025-01-01T12:00+14:01", .offset),
    ("2025-01-01T12:00+99999", .offset), ("1990-06-01T12:00Z", .offsetBefore1996), ("2025-03-30T01:30", .inGap),
    ("30/03/2025 01:00", .inGap), ("31-Mar-24 01:59:59", .inGap),
  ])
  func `what is no time is refused with its reason`(text: String, fault: LocalTime.Fault) {
    #expect(throws: fault) { try LocalTimeReading(text) }
  }

  @Test(arguments: [
    ("30/03/2025", "02:30", "2025-03-30 02:30"), ("2025-03-30", "0230", "2025-03-30 02:30"),
    ("30-Mar-25", "9:05", "2025-03-30 09:05"), ("30/03/2025", " 23:59:59 ", "2025-03-30 23:59"),
    ("30/03/2025 00:00:00", "14:00", "2025-03-30 14:00"), ("2025-03-30T00:00", "0000", "2025-03-30 00:00"),
  ])
  func `date and time are put together from columns of their own`(date: String, time: String, expected: String) throws {
    let reading = try LocalTimeReading(date: date, time: time)
    #expect(reading.time.description == expected)
    #expect(reading.hasTimeOfDay)
  }

  @Test func `a blank time leaves the date alone, with what it says itself`() throws {
    let alone = try LocalTimeReading(date: "30/03/2025", time: " ")
    #expect(try alone == LocalTimeReading("2025-03-30"))
    #expect(!alone.hasTimeOfDay)
    let whole = try LocalTimeReading(date: "30/03/2025 14:00", time: "")
    #expect(whole.hasTimeOfDay && whole.time.hour == 14)
  }

  @Test(arguments: [
    ("30/03/2025", "930", LocalTime.Fault.timeForm), ("30/03/2025", "noon", .timeForm), ("30/03/2025", "-1", .timeForm),
    ("30/03/2025", "12:00Z", .timeForm), ("30/03/2025", "12:00:00:00", .timeForm), ("30/03/2025", "2400", .hour),
    ("30/03/2025", "24:00", .hour), ("30/03/2025", "1260", .minute), ("30/03/2025", "12:00:60", .second),
    ("30/03/2025", "0130", .inGap), ("", "12:00", .blank), ("31/04/2025", "12:00", .day),
    ("30/03/2025 10:00", "12:00", .timeTwice), ("2025-03-30T00:00Z", "12:00", .timeTwice),
  ])
  func `columns that make no time are refused with the reason`(date: String, time: String, fault: LocalTime.Fault) {
    #expect(throws: fault) { try LocalTimeReading(date: date, time: time) }
  }

  @Test(.tags(.property))
  func `all forms of a minute read alike`() throws {
    var random = RandomNumbers(seed: 5)
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    var read = 0
    for _ in 0..<2_000 {
      let year = 1970 + Int(random.uniform() * 100)
      let month = 1 + Int(random.uniform() * 12)
      let day = 1 + Int(random.uniform() * 28)
      let hour = Int(random.uniform() * 24)
      let minute = Int(random.uniform() * 60)
      guard let time = try? LocalTime(year: year, month: month, day: day, hour: hour, minute: minute) else { continue }
      let (m, d, clock) = (padded(month), padded(day), "\(padded(hour)):\(padded(minute))")
      #expect(try LocalTimeReading(time.description).time == time)
      for date in ["\(year)-\(m)-\(d)", "\(d)/\(m)/\(year)", "\(d)-\(names[month - 1])-\(padded(year % 100))"] {
        #expect(try LocalTimeReading("\(date) \(clock)").time == time)
        #expect(try LocalTimeReading(date: date, time: clock).time == time)
        #expect(try LocalTimeReading(date: date, time: padded(hour) + padded(minute)).time == time)
      }
      read += 1
    }
    #expect(read > 1_990)
  }

  @Test(.tags(.property))
  func `no bytes of any kind are read as a time beyond the calendar`() {
    var random = RandomNumbers(seed: 6)
    let alphabet = Array("0123456789-/:T Z+.,JanMar\u{E9}".unicodeScalars)
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int(random.uniform() * 24) { text.append(alphabet[Int(random.uniform() * Double(alphabet.count))]) }
      if let time = try? LocalTimeReading(String(text)).time { #expect((1900...2199).contains(time.year)) }
    }
  }
}
