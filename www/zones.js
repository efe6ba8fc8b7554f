// What the browser knows of time zones, in minutes: the engine has no clock and no zones of its own.
//
// An instant is in minutes since 1970-01-01T00:00 in UTC, a wall time in minutes since that moment on the zone's own clock.

const DAY = 1440;
const formats = new Map();

// Making one takes far longer than using it.
const formatFor = (zone) => {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    formats.set(zone, format);
  }
  return format;
};

/**
 * By how many minutes a zone's clock is ahead of UTC at an instant; NaN where the browser does not know the zone.
 * @param {string} zone an IANA name, such as Europe/Berlin
 * @param {number} instant
 * @returns {number}
 */
export const offsetAt = (zone, instant) => {
  try {
    // "GMT", or "GMT-03:30". Taken apart by the browser, it would take twice as long.
    const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(formatFor(zone).format(instant * 60_000)) ?? [];
    return sign ? Number(sign + 1) * (hours * 60 + Number(minutes)) : 0;
  } catch {
    return NaN;
  }
};

/**
 * The instant of a wall time; NaN where the browser does not know the zone. An hour that comes twice is the first of the two; one
 * that the clocks skip counts as if they had not.
 * @param {string} zone
 * @param {number} wall
 * @returns {number}
 */
export const instantOf = (zone, wall) => {
  // A day before and a day after lie on either side of any change that could be meant.
  const [before, after] = [-DAY, DAY].map((days) => offsetAt(zone, wall + days));
  return [before, after].map((offset) => wall - offset).find((instant) => offsetAt(zone, instant) === wall - instant) ?? wall - before;
};

/**
 * By how many minutes a zone's clock is ahead of the reader's own at a moment; NaN where the browser does not know the zone.
 * @param {string} zone
 * @param {number} wall the moment on the reader's own clock
 * @returns {number}
 */
export const aheadAt = (zone, wall) => {
  const utc = new Date(wall * 60_000);
  const own = new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate(), utc.getUTCHours(), utc.getUTCMinutes());
  return offsetAt(zone, own / 60_000) + own.getTimezoneOffset();
};

/** The zone that the browser goes by. */
export const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

let all;

/** The names of all zones that the browser knows, in alphabetical order; none where it does not tell. */
export const zones = () => (all ??= Intl.supportedValuesOf?.("timeZone") ?? []);

const continentOf = (zone) => zone.split("/", 1)[0];

/** The part of a zone's name that many share, of each of them. */
export const continents = () => [...new Set(zones().map(continentOf))];

/** The zones of a continent. */
export const zonesOf = (continent) => zones().filter((zone) => continentOf(zone) === continent);

/** Whether a zone goes by this name here. */
export const isListed = (zone) => zones().includes(zone);

/**
 * Where a zone is, in words: America/North_Dakota/Center is "Center, North Dakota".
 * @param {string} zone
 * @returns {string}
 */
export const placeOf = (zone) => {
  const parts = zone.split("/");
  return (parts.length > 1 ? parts.slice(1) : parts).reverse().join(", ").replaceAll("_", " ");
};
