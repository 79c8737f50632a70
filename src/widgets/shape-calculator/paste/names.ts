// Names of calls that make no layer of their own, sorted by what is to be done with them.

/** Calls that only hold others. */
export const holders = /^(Sequential|ModuleList|OrderedDict|Model|Functional|list|tuple)$/;
export const joins = /^(cat|concat|concatenate|Concatenate|add|Add|stack|Concat|Multiply|Average)$/;
/** Calls that are no part of a model, as far as sizes go. */
export const silent = new RegExp(
  `^(${[
    "super __init__ print summary compile fit eval train size len range str int apply parameters Parameter",
    "SGD Adam AdamW RMSprop DataLoader Compose ToTensor Normalize make_graph make_model make_tensor_value_info",
  ]
    .join(" ")
    .replaceAll(" ", "|")})$|Loss$`,
);
/** Methods that leave a model or a tensor as it is. */
export const moves = /^(to|cuda|cpu|double|float|half|contiguous|requires_grad_)$/;
