/** Products per request: full rows in grids of two, three and four columns. */
export const PAGE_SIZE = 24;
