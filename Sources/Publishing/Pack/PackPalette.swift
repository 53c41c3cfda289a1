/// The colours that a pack has beyond those of every page: of its hotspots and chart, and of deprivation and rates from light to
/// dark.
enum PackPalette {
  /// On white, on a screen and on paper.
  static let light = """
    --head: #8a1c4a; --head-ink: #ffffff; --chosen: #ffd84d; --chosen-ink: #1b1f24; --band: #dbe7f3; --limit: #6b4a00;
      --d1: #eef4f6; --d2: #d2e3e8; --d3: #aecdd6; --d4: #85b2c0; --d5: #5b93a5; --r1: #fbf4e6; --r2: #f5e2bd; --r3: #ecca8f;
      --r4: #dcab61; --r5: #c48a3d;
    """

  static let dark = """
    --head: #ff9dc3; --head-ink: #14181d; --chosen: #ffd84d; --chosen-ink: #14181d; --band: #22364a; --limit: #e0b04a;
      --d1: #1a242a; --d2: #20353e; --d3: #284955; --d4: #315e6d; --d5: #3b7487; --r1: #262117; --r2: #3a301b; --r3: #51411f;
      --r4: #6a5424; --r5: #856829;
    """
}
