// What a request may say and what its answer holds, read off the contract.
export {};
