import Formats
import Places
import TestSupport
import Testing

@Suite struct PopulationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func table(_ text: String, code: String? = nil, people: String? = nil) throws -> Population {
    try Population(
      NamedFile(path: try folder.write(text, to: "pop.csv"), name: "in/pop.csv"), codeColumn: code, peopleColumn: people
    )
  }

  private func shared(_ name: String) throws -> Population {
    try Population(NamedFile(path: SharedData.path("population/\(name)"), name: name))
  }

  @Test(
    .needsSharedData, .tags(.realData),
    arguments: [
      ("lsoa11_mid2019_population_sussex.csv", 999, 1_712_094, "E01016849", 1_714),
      ("lsoa21_census2021_population_sussex.csv", 1_029, 1_705_654, "E01016849", 1_528),
      ("ward24_census2021_population_bestfit_sussex.csv", 264, 1_705_654, "E05015398", 9_916),
    ])
  func `finds the columns of the three real tables by itself`(
    name: String, areas: Int, people: Int, code: String, there: Int
  ) throws {
    let population = try shared(name)
    #expect(population.people.count == areas)
    #expect(population.people.values.reduce(0, +) == people)
    #expect(population.people[code] == there)
  }

  @Test func `columns named in the configuration are taken`() throws {
    let text = "area,pop,adults\nA,10,8\nB,20,15\n"
    #expect(try table(text, code: "area", people: "adults").people == ["A": 8, "B": 15])
    #expect(try table(text, code: "area").people == ["A": 10, "B": 20])
    let error = #expect(throws: InputError.self) { try table(text, code: "aera") }
    #expect(error?.description == "in/pop.csv, line 1: there is no column \"aera\". Is \"area\" meant?")
  }

  @Test(arguments: ["-5", "12.5", "many", ""])
  func `what is no number of people is refused with its line`(people: String) throws {
    let error = #expect(throws: InputError.self) { try table("code,pop\nE01000001,5\nE01000002,\(people)\n") }
    #expect(error?.status == .badData)
    #expect(error?.description == "in/pop.csv, line 3: \"\(people)\" in column \"pop\" is not a number of people.")
  }

  @Test func `a table without codes or people is refused with how to name them`() throws {
    let noCodes = #expect(throws: InputError.self) { try table("area,pop\nA,10\n") }
    #expect(noCodes?.description.contains("no column of area codes is found among area, pop.") == true)
    let noPeople = #expect(throws: InputError.self) { try table("area,heads\nE01000001,10\n") }
    #expect(noPeople?.description.contains("no column of people is found") == true)
  }

  @Test func `a code that stands twice is refused rather than counted once`() throws {
    let error = #expect(throws: InputError.self) { try table("area,pop\nE01000001,10\nE01000002,1\nE01000001,20\n") }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/pop.csv, line 4: E01000001 already stands on line 2") == true)
  }
}
