/** The inverse of a symmetric, positive definite matrix, row by row in one list (Cholesky). Throws where it is not. Cost: size³. */
export function invert(matrix: Float64Array, size: number): Float64Array {
  const root = cholesky(matrix, size);
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let c = 0; c < size; c++) {
    // Solve root · rootᵀ · x = the c-th unit vector, forwards and then backwards.
    for (let i = 0; i < size; i++) {
      let sum = i === c ? 1 : 0;
      for (let k = c; k < i; k++) sum -= (root[i * size + k] ?? 0) * (column[k] ?? 0);
      column[i] = i < c ? 0 : sum / (root[i * size + i] ?? 1);
    }
    for (let i = size - 1; i >= 0; i--) {
      let sum = column[i] ?? 0;
      for (let k = i + 1; k < size; k++) sum -= (root[k * size + i] ?? 0) * (column[k] ?? 0);
      column[i] = sum / (root[i * size + i] ?? 1);
    }
    inverse.set(column, c * size);
  }
  return inverse;
}

function cholesky(matrix: Float64Array, size: number): Float64Array {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (root[i * size + k] ?? 0) * (root[j * size + k] ?? 0);
      if (i !== j) root[i * size + j] = sum / (root[j * size + j] ?? 1);
      else if (sum > 0) root[i * size + i] = Math.sqrt(sum);
      else throw new Error(`Expected a positive definite matrix, and row ${i} is not`);
    }
  }
  return root;
}
