// What is made of many measurements: medians, and ratios of rounds that were measured side by side.
export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The median of each round's ratio, which a machine that was slow for a while leaves alone. */
export const pairedRatio = (ours, theirs) => median(ours.map((value, round) => value / theirs[round]));
