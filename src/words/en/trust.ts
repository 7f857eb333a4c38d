/** Who a message was really sent by. */
export const trust = {};
