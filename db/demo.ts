/** The password of all demo accounts; they sign in from loopback only. */
export const DEMO_PASSWORD = "blacklist-demo";
