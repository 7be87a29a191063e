/** Why a goal was missed when this was last looked into, by the goal's name. */
export const reasons: Record<string, string> = {};
