/** Where Resource Graph is asked. */
export const graphPath = '/providers/Microsoft.ResourceGraph/resources';
