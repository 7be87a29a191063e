import { css } from "lit";

export const styles = css`
  progress {
    inline-size: 100%;
    accent-color: var(--_pv-accent);
  }
  ul {
    margin: 0;
    padding-inline-start: 1.25em;
    font-size: var(--_pv-small);
  }
`;
