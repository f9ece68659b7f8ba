/** Why a job, a mail or a delivery is not done that an operator cancelled. */
export const cancelledByOperator = 'Cancelled by the operator.'
