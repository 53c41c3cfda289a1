/// How the numbers were made, and what the words mean, for a reader who is no analyst.
enum PackMethods {
  static func sections(_ release: Release) -> [Page.Section] {
    [methods(release.manifest), glossary]
  }

  private static func methods(_ manifest: Manifest) -> Page.Section {
    var section = Page.Section(heading: "How it was made")
    section.sentences = [
      "Every incident was laid on the map where its source says that it was, and counted once. The study area is "
        + "\(manifest.studyArea).",
      "A hotspot is a place where many incidents of the period lie near one another, no wider than somebody can be sent to. "
        + "Hotspots are ranked by their incidents: the list says what there is most of, not what does most harm.",
      "A change is the incidents of a day in this period over those of a day in the earlier one. Its 95 % interval holds the "
        + "change that would be seen without chance, 95 times of 100; where it holds 1.00, there may be no change at all.",
      "The control chart shows what is expected of each month, and between which limits chance alone would leave it. A month "
        + "beyond the 99.8 % limits, or eight in a row on one side, is worth asking about.",
      "A rate is incidents by 1,000 residents. In town centres and on promenades most people are visitors: there it says more "
        + "of who lives there than of the risk.",
      "Deprivation is that of the people who live around a place, and of no one who was there.",
      "A count is what was reported and recorded: it goes up where people report more, too.",
    ]
    var choices = Page.Table(
      "Every choice that was made by rule", columns: [.words("Number"), .words("Choice")],
      rows: manifest.choices.enumerated().map { [String($0 + 1), $1] })
    choices.isFolded = true
    if !manifest.choices.isEmpty { section.tables = [choices] }
    return section
  }

  private static let glossary: Page.Section = {
    var section = Page.Section(heading: "Words and letters")
    section.tables = [
      Page.Table(
        "What they mean", columns: [.words("Word"), .words("Meaning")],
        rows: [
          ["ASB", "Anti-social behaviour: what causes others harassment, alarm, distress, nuisance or annoyance."],
          [
            "ASB case review",
            "The right of those who have reported anti-social behaviour again and again to have the response looked at.",
          ],
          [
            "Chronic, emerging, returning, fading, one-off",
            "How the months of a hotspot have been: hot all along, hot of late, hot again, hot before, or hot once.",
          ],
          ["Control chart", "A line of months between the limits within which chance alone would leave them."],
          ["Hot month", "A month in which a place stands out from the district by more than chance."],
          ["Hotspot", "A place small enough to be sent to, where many incidents lie near one another."],
          [
            "IMD decile",
            "The tenth of England's areas that an area is in by the Index of Multiple Deprivation; 1 is the most deprived.",
          ],
          ["JAG", "Joint action group: the agencies that meet to agree what is done about places."],
          ["LSOA", "Lower layer super output area: a piece of ground of about 1,500 residents, made for statistics."],
          ["95 % interval", "The range in which a number would most likely lie if there were no chance in it."],
          [
            "p",
            "How often chance alone would show a change as large; a small p is a change that chance hardly explains.",
          ],
          [
            "PAI",
            "Prediction accuracy index: the share of incidents in the places chosen, over their share of the ground.",
          ],
          ["Published point", "A point near to which police.uk shows an incident, in place of where it happened."],
          ["Rate", "Incidents by 1,000 residents."],
          ["Repeat place", "A place where it has happened more than once in the period."],
          ["Ward", "The area that elects one or more councillors."],
        ])
    ]
    return section
  }()
}
