import type { OwnUtility } from "../inverse-utility/own-utility.ts";

/**
 * The own utility as it is to be seen by a relative time: what is signed then is worth u × discount^t, and must be worth no less than no
 * agreement, which loses nothing. So the reservation value rises to r/discount^t. Where r is below 0, waiting makes bad agreements less
 * bad; that is no reason to sign more of them, and r stays.
 */
export function ownBy(own: OwnUtility, relativeTime: number): OwnUtility {
  const { discount, reservation } = own;
  if (discount === 1 || relativeTime === 0 || reservation <= 0) return own;
  return { ...own, reservation: reservation / discount ** relativeTime };
}
