/** Under this key a request of ours is known among events, by the id of its message. */
export const requestKey = (messageId: string): string => `request ${messageId.slice(0, 400)}`;
