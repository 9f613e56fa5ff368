/** The database role that requests run under: it may not sign in, owns nothing, and sees the rows of one book. */
export const confinedRole = 'farthing_book';
