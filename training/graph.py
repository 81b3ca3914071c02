"""Builds the ONNX graph of the reader node by node, with weights of eight or thirty-two bits."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.losses import NOWHERE

CONTRIB = "com.microsoft"
Array = np.ndarray
Shape = tuple[str, ...]


class Graph:
    """
    Collects nodes and weights; every method gives the name of its result.

    Args:
        bits: 8 for integer products, else 32.
        reach: Largest absolute weight in integers. 127 uses all eight bits; 63 keeps sums of
            two products within sixteen bits, which processors without VNNI need.
    """

    def __init__(self, *, bits: int = 8, reach: int = 127) -> None:
        self.bits = bits
        self.reach = reach
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._n = 0

    def name(self, stem: str) -> str:
        """Give a fresh name."""
        self._n += 1
        return f"{stem}_{self._n}"

    def keep(self, value: Array, stem: str = "w") -> str:
        """Add a constant."""
        name = self.name(stem)
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """Add a node with one result."""
        out = self.name(kind.lower())
        self.nodes.append(helper.make_node(kind, list(inputs), [out], domain=domain, **attributes))
        return out

    def ops(self, kind: str, n: int, *inputs: str, **attributes: object) -> list[str]:
        """Add a node with several results."""
        out = [self.name(kind.lower()) for _ in range(n)]
        self.nodes.append(helper.make_node(kind, list(inputs), out, **attributes))
        return out

    def line(self, x: str, weight: Array, bias: Array | None = None, *, whole: bool = False) -> str:
        """
        Multiply by a weight of shape (out, in) and add a bias.

        Args:
            x: What is multiplied.
            weight: Rows are outputs.
            bias: One number an output.
            whole: Keep thirty-two bits.
        """
        table = weight.T.astype(np.float32)
        if self.bits == 32 or whole:
            product = self.op("MatMul", x, self.keep(table))
            return product if bias is None else self.op("Add", product, self.keep(bias))
        scale = np.abs(table).max(axis=0) / self.reach
        scale[scale == 0] = 1.0
        small = np.clip(np.rint(table / scale), -self.reach, self.reach).astype(np.int8)
        inputs = [
            x, self.keep(small), self.keep(scale.astype(np.float32)),
            self.keep(np.zeros(table.shape[1], dtype=np.int8)),
        ]  # fmt: skip
        if bias is not None:
            inputs.append(self.keep(bias.astype(np.float32)))
        return self.op("DynamicQuantizeMatMul", *inputs, domain=CONTRIB)

    def look_up(self, table: Array, index: str) -> str:
        """Take rows of a table, stored in eight bits with one scale a row."""
        if self.bits == 32:
            return self.op("Gather", self.keep(table), index)
        scale = np.abs(table).max(axis=1, keepdims=True) / 127
        scale[scale == 0] = 1.0
        small = np.rint(table / scale).astype(np.int8)
        row = self.op("Cast", self.op("Gather", self.keep(small), index), to=TensorProto.FLOAT)
        return self.op("Mul", row, self.op("Gather", self.keep(scale.astype(np.float32)), index))

    def norm(self, x: str, weight: Array, bias: Array, *, epsilon: float = 1e-12) -> str:
        """Normalise the last axis."""
        return self.op(
            "LayerNormalization", x, self.keep(weight), self.keep(bias), axis=-1, epsilon=epsilon
        )

    def add_norm(self, x: str, skip: str, weight: Array, bias: Array) -> str:
        """Add two values and normalise the last axis; as one operation it is five times slower."""
        return self.norm(self.op("Add", x, skip), weight, bias)

    def gelu(self, x: str) -> str:
        """Gaussian error linear unit, exact."""
        return self.op("Gelu", x, domain=CONTRIB)

    def bar(self, scores: str, allowed: str) -> str:
        """Put scores out of reach where `allowed` is false."""
        return self.op("Where", allowed, scores, self.keep(np.array(NOWHERE, dtype=np.float32)))

    def model(
        self,
        inputs: dict[str, tuple[int, Shape]],
        outputs: dict[str, tuple[str, int, Shape]],
        notes: dict[str, str],
    ) -> onnx.ModelProto:
        """Close the graph: inputs by name, outputs by name with their node, type and shape."""
        for public, (inner, _, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [inner], [public]))
        info = helper.make_tensor_value_info
        graph = helper.make_graph(
            self.nodes, "reader",
            [info(n, kind, shape) for n, (kind, shape) in inputs.items()],
            [info(n, kind, shape) for n, (_, kind, shape) in outputs.items()],
            self.weights,
        )  # fmt: skip
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)],
        )
        model.ir_version = 8
        helper.set_model_props(model, notes)
        return model
