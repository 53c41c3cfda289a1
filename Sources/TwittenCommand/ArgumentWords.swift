public import ArgumentParser
import Publishing
public import Spatial
public import Twitten

// Words of the modules that stand for themselves on the command line.
extension Audience: ExpressibleByArgument {}
extension DBSCAN.BorderRule: ExpressibleByArgument {}
extension DensityKernel: ExpressibleByArgument {}
extension EmergingRules: ExpressibleByArgument {}
extension FurtherForm: ExpressibleByArgument {}
extension Grid.Shape: ExpressibleByArgument {}
extension KnoxBands.Metric: ExpressibleByArgument {}
extension PeaksExploration.Groups: ExpressibleByArgument {}
extension ScanExploration.Model: ExpressibleByArgument {}
extension ScanRates: ExpressibleByArgument {}
extension ScanSteps.Length: ExpressibleByArgument {}
extension Tail: ExpressibleByArgument {}
extension TrendExploration.Places: ExpressibleByArgument {}
