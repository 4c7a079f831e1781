from rest_framework import serializers, viewsets

from benchmarks.beside.rival.filters import ProcedureFilter
from benchmarks.beside.rival.models import Category, Condition, Procedure, Reference, Risk

LONG = ["sections"]
OF_THE_DATABASE = ["search"]


class CategorySerializer(serializers.ModelSerializer):
    class Meta:
        model = Category
        fields = "__all__"


class ConditionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Condition
        fields = "__all__"


class RiskSerializer(serializers.ModelSerializer):
    class Meta:
        model = Risk
        fields = "__all__"


class ReferenceSerializer(serializers.ModelSerializer):
    class Meta:
        model = Reference
        fields = "__all__"


class ProcedureSerializer(serializers.ModelSerializer):
    category = CategorySerializer()
    conditions = ConditionSerializer(many=True)
    risks = RiskSerializer(many=True)
    references = ReferenceSerializer(many=True)

    class Meta:
        model = Procedure
        exclude = OF_THE_DATABASE


class ProcedureInListSerializer(ProcedureSerializer):
    class Meta:
        model = Procedure
        exclude = OF_THE_DATABASE + LONG


class ProcedureViewSet(viewsets.ModelViewSet):
    queryset = Procedure.objects.select_related("category").prefetch_related(
        "conditions", "risks", "references"
    )
    lookup_field = "slug"
    filterset_class = ProcedureFilter

    def get_queryset(self):
        left_out = OF_THE_DATABASE + (LONG if self.action == "list" else [])
        return super().get_queryset().defer(*left_out)

    def get_serializer_class(self):
        return ProcedureInListSerializer if self.action == "list" else ProcedureSerializer
